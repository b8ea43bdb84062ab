import type { Clock } from '../../platform/clock'
import type { Random } from '../../platform/ports'

/** In the order of ASCII, so that ids sort by their value. */
const ALPHABET = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const TIME_LENGTH = 8
const RANDOM_BYTES = 12

/** Makes message ids: 48 bits of time and 96 random bits, always rising, whatever the clock does. */
export class Mids {
  private lastTime = 0

  constructor(
    private readonly clock: Clock,
    private readonly random: Random
  ) {}

  next(): string {
    this.lastTime = Math.max(this.clock.now(), this.lastTime + 1)
    return timePart(this.lastTime) + randomPart(this.random.bytes(RANDOM_BYTES))
  }

  /** An id from before this start. The next ids are higher. */
  passed(mid: string): void {
    this.lastTime = Math.max(this.lastTime, timeOf(mid))
  }
}

function timePart(time: number): string {
  let text = ''
  for (let rest = time; text.length < TIME_LENGTH; rest = Math.floor(rest / 64))
    text = ALPHABET.charAt(rest % 64) + text
  return text
}

function timeOf(mid: string): number {
  let time = 0
  for (const digit of mid.slice(0, TIME_LENGTH)) time = time * 64 + ALPHABET.indexOf(digit)
  return time
}

/** Six bits a character: three bytes make four. */
function randomPart(bytes: Uint8Array): string {
  let text = ''
  let bits = 0
  let count = 0
  for (const byte of bytes) {
    bits = bits * 256 + byte
    for (count += 8; count >= 6; count -= 6) {
      const power = 2 ** (count - 6)
      text += ALPHABET.charAt(Math.floor(bits / power))
      bits %= power
    }
  }
  return text
}
