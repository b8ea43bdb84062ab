import { endianness } from 'node:os'
import { sumText } from './log-end'

/** SQLite's checksum over pairs of words. */
export class RunningSum {
  isBigEndian = false
  private first = 0
  private second = 0

  get text(): string {
    return sumText(this.first, this.second)
  }

  add(bytes: Buffer, from: number, to: number): void {
    const words = this.wordsOf(bytes, from, to)
    let { first, second } = this
    for (let at = 0; at < words.length; at += 2) {
      first = (first + (words[at] ?? 0) + second) | 0
      second = (second + (words[at + 1] ?? 0) + first) | 0
    }
    this.first = first
    this.second = second
  }

  isAt(bytes: Buffer, at: number): boolean {
    return (
      bytes.readUInt32BE(at) === this.first >>> 0 &&
      bytes.readUInt32BE(at + 4) === this.second >>> 0
    )
  }

  /** A copy, because typed arrays must be aligned, and the byte order must be the machine's. */
  private wordsOf(bytes: Buffer, from: number, to: number): Uint32Array {
    const copy = Buffer.from(Uint8Array.prototype.slice.call(bytes, from, to).buffer)
    if (this.isBigEndian !== (endianness() === 'BE')) copy.swap32()
    return new Uint32Array(copy.buffer, copy.byteOffset, copy.length / 4)
  }
}
