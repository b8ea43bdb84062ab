import type { Random } from '../clock'

/** Separate randomness for the faults: the first draw takes a seed, and no later draw uses the phone's randomness. */
export class Chance {
  private state: number | undefined

  constructor(private readonly random: Random) {}

  /** 0 ≤ x < 1. */
  fraction(): number {
    const before = this.state ?? this.seed()
    // xorshift: never zero where it does not begin with zero
    let next = before ^ (before << 13)
    next ^= next >>> 17
    next ^= next << 5
    this.state = next
    return (next >>> 0) / 2 ** 32
  }

  /** An integer from 0 up to, and without, `end`. */
  below(end: number): number {
    return Math.floor(this.fraction() * end)
  }

  private seed(): number {
    const [a = 0, b = 0, c = 0] = this.random.bytes(3)
    return ((a << 16) | (b << 8) | c) + 0x9e3779b9
  }
}
