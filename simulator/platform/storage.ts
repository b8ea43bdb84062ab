import type { Answers, Callbacks } from './answer'
import { Refused } from './answer'
import type { Faults } from './faults/switches'
import type { KeyValues } from './key-values'
import { MAX_ENTRY_CHARS, MAX_STORED_CHARS } from './limits'

type Keyed<T extends object = object> = { key: string } & Callbacks<T>

interface StorageInfo {
  keys: string[]
  /** Both sizes in KiB. */
  currentSize: number
  limitSize: number
}

/**
 * Implements wx.setStorage and the related calls. Values are stored as JSON. Sizes are counted in characters, as in
 * WeChat.
 */
export class Storage {
  private stored: number

  constructor(
    private readonly kept: KeyValues,
    private readonly answers: Answers,
    private readonly faults: Faults
  ) {
    this.stored = kept.keys().reduce((sum, key) => sum + this.sizeOf(key), 0)
  }

  readonly wx = {
    getStorageSync: (key: string): unknown => this.find(key) ?? '',
    setStorageSync: (key: string, data: unknown): void => this.setSync(key, data),
    removeStorageSync: (key: string): void => void this.remove(key),
    clearStorageSync: (): void => void this.clear(),
    getStorageInfoSync: (): StorageInfo => this.info(),
    getStorage: (options: Keyed<{ data: unknown }>) =>
      this.answers.settle('getStorage', options, () => this.get(options.key)),
    setStorage: (options: Keyed & { data: unknown }) =>
      this.answers.settle('setStorage', options, () => this.set(options.key, options.data)),
    removeStorage: (options: Keyed) =>
      this.answers.settle('removeStorage', options, () => this.remove(options.key)),
    clearStorage: (options?: Callbacks) =>
      this.answers.settle('clearStorage', options, () => this.clear()),
    getStorageInfo: (options?: Callbacks<StorageInfo>) =>
      this.answers.settle('getStorageInfo', options, () => this.info()),
  }

  private find(key: string): unknown {
    const text = this.kept.get(key)
    return text === undefined ? undefined : JSON.parse(text)
  }

  private get(key: string): { data: unknown } {
    const data = this.find(key)
    if (data === undefined) throw new Refused('data not found')
    return { data }
  }

  private setSync(key: string, data: unknown): void {
    try {
      this.set(key, data)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      throw error.thrownBy('setStorageSync')
    }
  }

  private set(key: string, data: unknown): object {
    const text = JSON.stringify(data === undefined ? '' : data)
    const size = key.length + text.length
    if (size > MAX_ENTRY_CHARS) throw new Refused(':entry size limit reached')
    const stored = this.stored - this.sizeOf(key) + size
    const isFull = stored > MAX_STORED_CHARS || this.faults.strikes('storage-full')
    if (isFull) throw new Refused('exceed storage max size 10Mb')
    this.kept.set(key, text)
    this.stored = stored
    return {}
  }

  private remove(key: string): object {
    this.stored -= this.sizeOf(key)
    this.kept.remove(key)
    return {}
  }

  private clear(): object {
    for (const key of this.kept.keys()) this.remove(key)
    return {}
  }

  private info(): StorageInfo {
    const currentSize = Math.ceil(this.stored / 1024)
    return { keys: this.kept.keys(), currentSize, limitSize: MAX_STORED_CHARS / 1024 }
  }

  private sizeOf(key: string): number {
    const text = this.kept.get(key)
    return text === undefined ? 0 : key.length + text.length
  }
}
