import { Disk, type Backup } from '../world/disk/disk'
import { SeededRandom } from '../world/seeded-random'
import { VirtualClock } from '../world/virtual-clock'
import { Coverage } from './coverage'
import { Dice } from './dice'
import { Errands } from './errands'
import { FuzzPhone } from './fuzz-phone'
import { FuzzServer } from './fuzz-server'
import { Ledger } from './ledger'
import { planOf, type Plan } from './plan'
import { Trace } from './trace'

/** The world of one seed, with everything in it and the errors that were found. */
export class FuzzWorld {
  readonly clock = new VirtualClock()
  readonly trace = new Trace(this.clock)
  readonly coverage = new Coverage()
  readonly ledger = new Ledger()
  readonly violations: string[] = []
  readonly dice: Dice
  readonly plan: Plan
  readonly disk: Disk
  /** The latest backup of the database. */
  backup: Backup | undefined
  readonly server: FuzzServer
  readonly errands: Errands
  readonly phones: FuzzPhone[]
  /** A copy of the first phone. The two cannot be signed in at the same time. */
  twin: FuzzPhone | undefined
  readonly userIds = new Map<string, string>()
  /** Whether an older database was restored. */
  wasPutBack = false
  /** How long it took until everything was known everywhere; 0 before. */
  settledMs = 0
  /** Phones whose token was invalidated. */
  readonly expired = new Set<string>()
  private readonly random: SeededRandom

  constructor(readonly seed: number) {
    this.random = new SeededRandom(seed)
    this.dice = new Dice(this.random.branch())
    this.plan = planOf(new Dice(this.random.branch()))
    this.disk = new Disk(this.clock, this.random.branch())
    this.server = new FuzzServer({
      ...this.instruments,
      disk: this.disk,
      random: this.random.branch(),
    })
    this.errands = new Errands(this.server)
    this.phones = this.plan.phones.map((owner, at) => this.newPhone(`${owner}-${at + 1}`, owner))
  }

  newPhone(name: string, owner: string): FuzzPhone {
    return new FuzzPhone(name, owner, {
      ...this.instruments,
      ledger: this.ledger,
      random: this.random.branch(),
      hostAt: () => this.server,
      accuse: this.accuse,
      wasPutBack: () => this.wasPutBack,
    })
  }

  private get instruments() {
    const { clock, trace, coverage } = this
    return { clock, trace, coverage }
  }

  /** Reports something that must never happen. */
  readonly accuse = (what: string): void => {
    this.violations.push(what)
    this.trace.add('WRONG', what)
  }

  get hasViolation(): boolean {
    return this.violations.length > 0
  }

  /** Phones whose mini-program is in front. */
  get inFront(): FuzzPhone[] {
    return this.phones.filter(({ isInFront }) => isInFront)
  }

  readonly userId = (name: string): string => {
    const id = this.userIds.get(name)
    if (id === undefined) throw new Error(`${name} is nobody`)
    return id
  }
}
