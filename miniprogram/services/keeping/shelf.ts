import type { Storage } from '../../platform/ports'

/** Values of another version count as absent. */
const VERSION = 1

interface Kept {
  v: number
  value: unknown
}

/** Checks a stored value. The phone's storage is not trusted. */
export type Check<T> = (value: unknown) => value is T

/** One part of the phone's data. Values that are damaged or of another version count as absent. */
export class Shelf {
  constructor(
    private readonly storage: Storage,
    private readonly prefix: string
  ) {}

  shelf(name: string): Shelf {
    return new Shelf(this.storage, `${this.prefix}${name}/`)
  }

  get<T>(name: string, check: Check<T>): T | undefined {
    try {
      const kept = this.storage.get(this.prefix + name)
      return isKept(kept) && kept.v === VERSION && check(kept.value) ? kept.value : undefined
    } catch {
      return undefined // An unreadable value counts as absent
    }
  }

  /** The stored value of any version; undefined if there is none or it cannot be read. */
  raw(name: string): unknown {
    try {
      const kept = this.storage.get(this.prefix + name)
      return isKept(kept) ? kept.value : kept
    } catch {
      return undefined // An unreadable value counts as absent
    }
  }

  /** Returns false if the phone is out of space. Then the previous value stays. */
  set(name: string, value: unknown): boolean {
    const kept: Kept = { v: VERSION, value }
    try {
      this.storage.set(this.prefix + name, kept)
      return true
    } catch {
      return false // The quota is reached. The caller decides what to drop
    }
  }

  /** If the platform fails to remove a value, the next start finds it again. */
  remove(name: string): void {
    try {
      this.storage.remove(this.prefix + name)
    } catch {
      return
    }
  }

  /** The names, sorted. */
  names(): string[] {
    return this.keys()
      .filter((key) => key.startsWith(this.prefix))
      .map((key) => key.slice(this.prefix.length))
      .sort()
  }

  private keys(): string[] {
    try {
      return this.storage.keys()
    } catch {
      return [] // The next start finds them again
    }
  }

  clear(): void {
    for (const name of this.names()) this.remove(name)
  }
}

function isKept(value: unknown): value is Kept {
  return typeof value === 'object' && value !== null && 'v' in value && 'value' in value
}
