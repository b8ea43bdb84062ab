import { compose, type Composition } from '../../miniprogram/composition'
import { openPlatform } from '../../miniprogram/platform/open-platform'
import { Faults } from '../../simulator/platform/faults/switches'
import { inMemory } from '../../simulator/platform/key-values'
import { createPhone, type Phone } from '../../simulator/platform/phone'
import type { SeededRandom } from '../world/seeded-random'
import type { VirtualClock } from '../world/virtual-clock'
import { Wire, type Host } from '../world/wire'
import { ADDRESS } from './fuzz-server'
import { insideOf, type Inside } from './inside'
import { Screen } from './screen'
import { countingTasks, type TaskCount } from './task-count'
import { watchPhone, wrongOnScreen, type WatchParts } from './watch-phone'

export interface FuzzPhoneParts extends Omit<WatchParts, 'name'> {
  clock: VirtualClock
  random: SeededRandom
  hostAt: () => Host
}

interface Running {
  phone: Phone
  stores: Composition
  inside: Inside
  screen: Screen | undefined
}

/** A person's phone, over several launches. */
export class FuzzPhone {
  readonly wire: Wire
  readonly faults: Faults
  readonly storage = inMemory()
  readonly taskCount: TaskCount = { most: 0 }
  private running: Running | undefined

  constructor(
    readonly name: string,
    readonly owner: string,
    private readonly parts: FuzzPhoneParts
  ) {
    this.wire = new Wire(parts.clock, parts.hostAt)
    this.faults = new Faults(parts.random)
    this.faults.watch((fault) => {
      parts.coverage.met(`fault ${fault}`)
      parts.trace.add(name, `meets ${fault}`)
    })
  }

  launches(): void {
    const { clock, random } = this.parts
    const { storage, faults, wire: transport, owner } = this
    const phone = createPhone({
      ...{ clock, random: random.branch(), transport, storage, faults },
      name: owner,
    })
    const chance = () => random.fraction()
    const wx = countingTasks(phone, clock, this.taskCount) as unknown as WechatMiniprogram.Wx
    const stores = compose(openPlatform(wx, phone.clock, chance), { server: ADDRESS })
    const inside = insideOf(stores)
    this.running = { phone, stores, inside, screen: undefined }
    watchPhone(inside, this.watchParts)
    phone.wx.onAppShow(() => {
      stores.show()
      this.screen?.show()
    })
    phone.wx.onAppHide(() => {
      this.screen?.hide()
      stores.hide()
    })
    stores.launch()
    stores.show()
  }

  isKilled(): void {
    this.running?.phone.controls.kill()
    this.running = undefined
  }

  /** Whether the mini-program runs in front. */
  get isInFront(): boolean {
    return this.running?.phone.state().visibility === 'shown'
  }

  get isRunning(): boolean {
    return this.running !== undefined && this.running.phone.state().visibility !== 'killed'
  }

  get controls(): Phone['controls'] {
    return this.now.phone.controls
  }

  get stores(): Composition {
    return this.now.stores
  }

  get inside(): Inside {
    return this.now.inside
  }

  get screen(): Screen | undefined {
    return this.running?.screen
  }

  opens(cid: string): Screen {
    this.leaves()
    const { ledger } = this.parts
    const store = this.stores.openChat(cid)
    const screen = new Screen(store, (rows) => this.watchParts.accuse(wrongOnScreen(rows, ledger)))
    this.now.screen = screen
    return screen
  }

  leaves(): void {
    this.running?.screen?.close()
    if (this.running) this.running.screen = undefined
  }

  /** The names of the stored values in one part of the storage, for all users. */
  kept(part: string): string[] {
    return this.storage.keys().filter((key) => key.includes(`/${part}/`))
  }

  /** The token for requests without the mini-program. */
  get token(): string | undefined {
    const text = this.storage.get(`server/${ADDRESS}/credentials`)
    return text === undefined ? undefined : (JSON.parse(text) as Kept).value.token
  }

  private get now(): Running {
    if (!this.running) throw new Error(`${this.name} does not run`)
    return this.running
  }

  private get watchParts(): WatchParts {
    const { accuse } = this.parts
    const blame = (what: string) => {
      if (what !== '') accuse(`${this.name}: ${what}`)
    }
    return { ...this.parts, name: this.name, accuse: blame }
  }
}

interface Kept {
  value: { token: string }
}
