import { settled } from './call'
import type { Clock } from './clock'
import type { Random } from './ports'
import type { Wx } from './wx'

const POOL_BYTES = 512
const LOW_WATER_BYTES = 128

/** What randomness is drawn from where the platform gives none. */
export interface Chance {
  /** 0 ≤ x < 1: Math.random. */
  fraction: () => number
  clock: Clock
}

/**
 * Bytes of wx.getRandomValues, which answers late: a pool is kept and refilled before it runs dry.
 * Until the first answer, and on clients that do not have the call (some on PCs), `chance` stands in:
 * such bytes are unlike those of any other phone, but somebody who knows the engine may guess them.
 * Ids of messages and devices need no more; no secret is drawn on the phone.
 */
export function openRandom(wx: Wx, chance: Chance): Random {
  const pool = new RandomPool(wx, chance)
  return {
    bytes: (length) => pool.take(length),
    fraction() {
      const [a = 0, b = 0, c = 0, d = 0] = pool.take(4)
      return (((a * 256 + b) * 256 + c) * 256 + d) / 2 ** 32
    },
  }
}

class RandomPool {
  private bytes = new Uint8Array(0)
  private isRefilling = false
  private readonly standIn: StandIn

  constructor(
    private readonly wx: Wx,
    chance: Chance
  ) {
    this.standIn = new StandIn(chance)
    this.refill()
  }

  take(length: number): Uint8Array {
    const taken = this.bytes.slice(0, length)
    this.bytes = this.bytes.slice(length)
    if (this.bytes.length < LOW_WATER_BYTES) this.refill()
    return taken.length === length ? taken : this.standIn.take(length)
  }

  private refill(): void {
    if (this.isRefilling) return
    this.isRefilling = true
    void settled<{ randomValues: ArrayBuffer }>((callbacks) => {
      this.wx.getRandomValues({ length: POOL_BYTES, ...callbacks })
    })
      .then(({ randomValues }) => {
        this.bytes = new Uint8Array(randomValues)
      })
      .catch(() => undefined) // the stand-in goes on
      .then(() => {
        this.isRefilling = false
      })
  }
}

/**
 * 128 bits of state (sfc32) that take in the clock and Math.random at every draw, mixed into Math.random's
 * own bytes: as good as the better of the two, even where an engine seeds Math.random by the time alone.
 */
class StandIn {
  private state: [number, number, number, number]

  constructor(private readonly chance: Chance) {
    this.state = [this.draw(), this.draw(), this.draw(), 1]
  }

  take(length: number): Uint8Array {
    this.state[0] ^= this.chance.clock.now() % 2 ** 32
    this.state[1] ^= this.draw()
    return Uint8Array.from({ length }, () => (this.next() ^ this.draw()) & 0xff)
  }

  private draw(): number {
    return Math.floor(this.chance.fraction() * 2 ** 32)
  }

  private next(): number {
    const [a, b, c, count] = this.state
    const mixed = (a + b + count) | 0
    const turned = (c << 21) | (c >>> 11)
    this.state = [b ^ (b >>> 9), (c + (c << 3)) | 0, (turned + mixed) | 0, (count + 1) | 0]
    return mixed
  }
}
