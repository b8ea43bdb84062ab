/** Stores text across restarts, in localStorage with a prefix or in memory. */
export interface KeyValues {
  get(key: string): string | undefined
  set(key: string, text: string): void
  remove(key: string): void
  keys(): string[]
}

/** A disk in memory, for tests. */
export function inMemory(): KeyValues {
  const texts = new Map<string, string>()
  return {
    get: (key) => texts.get(key),
    set: (key, text) => void texts.set(key, text),
    remove: (key) => void texts.delete(key),
    keys: () => [...texts.keys()],
  }
}
