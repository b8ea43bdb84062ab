import type { KeyValues } from '../platform/key-values'

/** The part of localStorage that belongs to one phone. */
export function browserStorage(phone: string): KeyValues {
  const prefix = `phone:${phone}:`
  return {
    get: (key) => localStorage.getItem(prefix + key) ?? undefined,
    set: (key, text) => localStorage.setItem(prefix + key, text),
    remove: (key) => localStorage.removeItem(prefix + key),
    keys: () =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith(prefix))
        .map((key) => key.slice(prefix.length)),
  }
}
