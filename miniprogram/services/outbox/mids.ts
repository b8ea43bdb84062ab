import type { Clock } from '../../platform/clock'
import type { Random } from '../../platform/ports'

/** In ASCII order, so that the text of ids sorts like their value. */
const ALPHABET = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'
const TIME_LENGTH = 8
const RANDOM_BYTES = 12

/** Makes message ids: 48 bits of time and 96 random bits. Ids always increase, even if the clock is set back. */
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

  /** Receives an id from before this start. New ids are higher. */
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

/** Encodes six bits as a character: three bytes become four characters. */
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
