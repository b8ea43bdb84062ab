import type { Storage } from '../../platform/ports'

/** Frees some space. Returns false if nothing is left that can be fetched again. */
export type MakeRoom = () => boolean

/** Storage for data that cannot be fetched again. When space is short, cached data is removed piece by piece. */
export function yielding(storage: Storage, makeRoom: MakeRoom): Storage {
  return {
    get: (key) => storage.get(key),
    remove: (key) => storage.remove(key),
    keys: () => storage.keys(),
    set(key, value) {
      for (;;) {
        try {
          storage.set(key, value)
          return
        } catch (error) {
          if (!makeRoom()) throw error
        }
      }
    },
  }
}
