/** The phones on whose screens each message has been seen. */
export class Seen {
  private readonly phonesByMid = new Map<string, Set<string>>()

  on(phone: string, mids: readonly string[]): void {
    for (const mid of mids) this.phonesByMid.set(mid, this.phonesOf(mid).add(phone))
  }

  by(phone: string, mid: string): boolean {
    return this.phonesOf(mid).has(phone)
  }

  forget(mid: string): void {
    this.phonesByMid.delete(mid)
  }

  private phonesOf(mid: string): Set<string> {
    return this.phonesByMid.get(mid) ?? new Set()
  }
}
