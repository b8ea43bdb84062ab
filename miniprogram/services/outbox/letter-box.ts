import type { Clock } from '../../platform/clock'
import type { Account } from '../keeping/account'
import { byteLength } from '../socket/frames'
import { isLetter, rescued, type Letter } from './letter'

/** The outbox accepts no more letters than this. The user is told. */
const MOST_LETTERS = 500
const MOST_BYTES = 2 * 1024 * 1024

/** One owner's letters. Memory and disk have the same content. */
export class LetterBox {
  /** The number of unreadable pieces on the disk. They are not deleted. */
  setAside = 0
  bytes = 0
  private readonly letters = new Map<string, Letter>()
  private readonly bytesByMid = new Map<string, number>()

  constructor(
    private readonly account: Account,
    private readonly clock: Clock
  ) {}

  get all(): Letter[] {
    return [...this.letters.values()]
  }

  get size(): number {
    return this.letters.size
  }

  get(mid: string): Letter | undefined {
    return this.letters.get(mid)
  }

  /** Loads the current owner's letters. */
  load(): void {
    this.letters.clear()
    this.bytesByMid.clear()
    this.bytes = 0
    this.inherit()
    for (const mid of this.shelf.names()) this.read(mid)
    this.setAside = this.unreadable.names().length
  }

  hasRoomFor(letter: Letter): boolean {
    return this.size < MOST_LETTERS && this.bytes + bytesOf(letter) <= MOST_BYTES
  }

  /** Returns false if the disk refuses a new letter. Changes of a stored letter may exist in memory only. */
  keep(letter: Letter): boolean {
    const isOnDisk = this.shelf.set(letter.mid, letter) || this.letters.has(letter.mid)
    if (isOnDisk) this.hold(letter)
    return isOnDisk
  }

  remove(mid: string): void {
    this.shelf.remove(mid)
    this.letters.delete(mid)
    this.count(mid, 0)
  }

  private get shelf() {
    return this.account.precious('outbox')
  }

  private get unreadable() {
    return this.account.precious('outbox-unreadable')
  }

  /**
   * A server that lost its people gives each person a new id. Letters that wait under the old id still belong to the
   * same person.
   */
  private inherit(): void {
    const left = this.account.inheritance('outbox')
    for (const mid of left?.names() ?? []) {
      const found = left?.raw(mid)
      if (found !== undefined && this.shelf.set(mid, found)) left?.remove(mid)
    }
  }

  /** A damaged piece does not affect the others. */
  private read(mid: string): void {
    const letter = this.shelf.get(mid, isLetter)
    if (letter) this.hold(letter)
    else this.rescue(mid)
  }

  private rescue(mid: string): void {
    const found = this.shelf.raw(mid)
    // A piece that is unreadable now may be readable at the next start
    if (found === undefined) return
    const letter = rescued(mid, found, this.clock.now())
    if (letter) this.keep(letter)
    else if (this.unreadable.set(mid, found)) this.shelf.remove(mid)
  }

  private hold(letter: Letter): void {
    this.letters.set(letter.mid, letter)
    this.count(letter.mid, bytesOf(letter))
  }

  private count(mid: string, bytes: number): void {
    this.bytes += bytes - (this.bytesByMid.get(mid) ?? 0)
    if (bytes > 0) this.bytesByMid.set(mid, bytes)
    else this.bytesByMid.delete(mid)
  }
}

function bytesOf(letter: Letter): number {
  return byteLength(JSON.stringify(letter))
}
