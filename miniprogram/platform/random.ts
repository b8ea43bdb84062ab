import type { Random } from './ports'
import type { Wx } from './wx'

const POOL_BYTES = 512
const LOW_WATER_BYTES = 128

/**
 * Bytes of wx.getRandomValues, which answers late: a pool is kept and refilled before it runs dry.
 * Until the first answer, `chance` fills in: ids must then be unlike, and need not be secret.
 */
export function openRandom(wx: Wx, chance: () => number): Random {
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

  constructor(
    private readonly wx: Wx,
    private readonly chance: () => number
  ) {
    this.refill()
  }

  take(length: number): Uint8Array {
    const taken = this.bytes.slice(0, length)
    this.bytes = this.bytes.slice(length)
    if (this.bytes.length < LOW_WATER_BYTES) this.refill()
    return taken.length === length ? taken : this.byChance(length)
  }

  private refill(): void {
    if (this.isRefilling) return
    this.isRefilling = true
    this.wx.getRandomValues({
      length: POOL_BYTES,
      success: ({ randomValues }) => {
        this.bytes = new Uint8Array(randomValues)
      },
      complete: () => {
        this.isRefilling = false
      },
    })
  }

  private byChance(length: number): Uint8Array {
    return Uint8Array.from({ length }, () => Math.floor(this.chance() * 256))
  }
}
