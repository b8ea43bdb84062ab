/**
 * A bounded cache of recently used values. When the young generation has grown to `limit`, it becomes the old
 * generation and the old one is dropped. Values that are used meanwhile move to the young one.
 * Unlike an LRU list, a hit writes nothing.
 */
export class Generations<K, V> {
  private young = new Map<K, V>()
  private old = new Map<K, V>()
  private weight = 0

  /** Keeps at most twice `limit`, counted by `weigh`. */
  constructor(
    private readonly limit: number,
    private readonly weigh: (value: V) => number = () => 1
  ) {}

  get(key: K): V | undefined {
    const value = this.young.get(key)
    if (value !== undefined) return value
    const kept = this.old.get(key)
    if (kept !== undefined) this.set(key, kept)
    return kept
  }

  set(key: K, value: V): void {
    if (this.young.get(key) === value) return
    this.forgetYoung(key)
    this.young.set(key, value)
    this.weight += this.weigh(value)
    if (this.weight >= this.limit) this.turn()
  }

  delete(key: K): void {
    this.forgetYoung(key)
    this.old.delete(key)
  }

  clear(): void {
    this.young.clear()
    this.old.clear()
    this.weight = 0
  }

  private forgetYoung(key: K): void {
    const known = this.young.get(key)
    if (known === undefined) return
    this.young.delete(key)
    this.weight -= this.weigh(known)
  }

  private turn(): void {
    this.old = this.young
    this.young = new Map()
    this.weight = 0
  }
}
