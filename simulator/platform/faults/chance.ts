import type { Random } from '../clock'

/**
 * Separate randomness for the faults. The first draw takes a seed from the phone; later draws leave the phone's
 * randomness alone.
 */
export class Chance {
  private state: number | undefined

  constructor(private readonly random: Random) {}

  /** 0 ≤ x < 1. */
  fraction(): number {
    const before = this.state ?? this.seed()
    // xorshift: never zero if it does not start with zero
    let next = before ^ (before << 13)
    next ^= next >>> 17
    next ^= next << 5
    this.state = next
    return (next >>> 0) / 2 ** 32
  }

  /** An integer from 0 to `end`, exclusive. */
  below(end: number): number {
    return Math.floor(this.fraction() * end)
  }

  private seed(): number {
    const [a = 0, b = 0, c = 0] = this.random.bytes(3)
    return ((a << 16) | (b << 8) | c) + 0x9e3779b9
  }
}
