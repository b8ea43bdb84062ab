import { settled } from './call'
import type { Clock } from './clock'
import type { Random } from './ports'
import type { Wx } from './wx'

const POOL_BYTES = 512
const LOW_WATER_BYTES = 128

/** Sources of randomness for clients without their own. */
export interface Chance {
  /** 0 ≤ x < 1: Math.random. */
  fraction: () => number
  clock: Clock
}

/**
 * Random bytes from wx.getRandomValues. The call is asynchronous, so a pool is kept and refilled before it is empty.
 * Before the first answer, and on clients without the call (some on PCs), `chance` is used instead. Such bytes are
 * unique, but somebody who knows the engine may guess them. This is enough for ids of messages and devices. The phone
 * creates no secrets.
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
      .catch(() => undefined) // The fallback continues
      .then(() => {
        this.isRefilling = false
      })
  }
}

/**
 * 128 bits of state (sfc32). Every draw mixes in the clock and Math.random, so the result is at least as good as the
 * better of the two, even if an engine seeds Math.random only from the time.
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
