import type { Conversation } from '../independent-client/words'
import { SeededRandom } from '../world/seeded-random'
import { Cast, type Pair } from './cast'
import { noFigures } from './figures'
import { flawsOf } from './flaws'
import { Ledger } from './ledger'
import { Talk } from './talk'
import { Victim, type Plan } from './victim'

/**
 * So many rounds use the same logs. Then new people start, so that the logs stay short enough to be read each round.
 */
const ROUNDS_OF_A_CAST = 10
const EVERY_SO_MANY_AT_START = 8
const LONGEST_LOAD_MS = 400
const LONGEST_START_MS = 150

interface Act {
  cast: Cast
  ledger: Ledger
  talks: Talk[]
}

/** Kills one server after another on the same data, and checks each time whether it kept its promises. */
export class CrashRun {
  readonly figures = noFigures()
  private readonly acts: Act[] = []
  private readonly random: SeededRandom

  constructor(
    private readonly plan: Plan,
    seed: number
  ) {
    this.random = new SeededRandom(seed)
  }

  async round(number: number): Promise<void> {
    if (number % ROUNDS_OF_A_CAST === 0) this.newAct(number / ROUNDS_OF_A_CAST)
    if (number % EVERY_SO_MANY_AT_START === EVERY_SO_MANY_AT_START - 1) await this.killAtStart()
    const act = this.acts.at(-1)!
    await withVictim(this.plan, async (victim) => {
      await act.cast.enter(await victim.listens)
      await this.check(act)
      await this.loadUntilKilled(act, victim)
    })
  }

  /** Checks every log of all rounds again. */
  async checkAll(): Promise<void> {
    await withVictim(this.plan, async (victim) => {
      const address = await victim.listens
      for (const act of this.acts) {
        await act.cast.enter(address)
        this.figures.entries += await this.check(act)
        act.cast.leave()
        this.figures.acknowledged += act.ledger.receiptByMid.size
      }
    })
  }

  private newAct(number: number): void {
    this.acts.push({ cast: new Cast(`cast${number}`), ledger: new Ledger(), talks: [] })
  }

  private async killAtStart(): Promise<void> {
    const victim = new Victim(this.plan)
    await after(this.random.below(LONGEST_START_MS))
    await victim.kill()
    this.figures.kills++
    this.figures.killsAtStart++
  }

  private async loadUntilKilled({ cast, ledger, talks }: Act, victim: Victim): Promise<void> {
    if (talks.length === 0) talks.push(...talksOf(cast, ledger))
    const loads = talks.map((talk) => talk.goOn(cast, this.random.branch()))
    await after(this.random.below(LONGEST_LOAD_MS))
    await victim.kill()
    this.figures.kills++
    await Promise.all(loads)
    for (const { client } of cast.people) {
      await client.closed
      for (const entry of client.notices.unread('/message')) ledger.hears(entry)
    }
  }

  private async check({ cast, ledger, talks }: Act): Promise<number> {
    let entries = 0
    for (const pair of cast.pairs) {
      const log = await cast.logOf(pair)
      entries += log.length
      this.figures.flaws.push(...flawsOf(pair.cid, log, ledger))
      const mids = new Set(log.map(({ mid }) => mid))
      this.countUnanswered(talks, pair, mids)
    }
    this.figures.flaws.push(...ledger.broken.splice(0), ...(await forgottenMarks(cast, ledger)))
    return entries
  }

  private countUnanswered(talks: Talk[], { cid }: Pair, mids: Set<string | undefined>): void {
    for (const { unanswered } of talks.filter((talk) => talk.cid === cid)) {
      if (!unanswered) continue
      if (mids.has(unanswered.mid)) this.figures.unansweredKept++
      else this.figures.unansweredGone++
    }
  }
}

/** Ends the server in any case. */
async function withVictim(plan: Plan, run: (victim: Victim) => Promise<void>): Promise<void> {
  const victim = new Victim(plan)
  try {
    await run(victim)
  } finally {
    await victim.kill()
  }
}

const talksOf = (cast: Cast, ledger: Ledger): Talk[] =>
  cast.pairs.flatMap(({ cid, both }) => both.map((from) => new Talk(cid, from, ledger)))

/** Acknowledged read marks that are further back now. */
async function forgottenMarks(cast: Cast, ledger: Ledger): Promise<string[]> {
  const flaws: string[] = []
  for (const { client, user } of cast.people) {
    for (const { cid, readSeq } of await rowsOf(client)) {
      const told = ledger.readSeq.get(`${cid} ${user.id}`) ?? 0
      if (readSeq < told) flaws.push(`${cid}: read up to ${told}, but the mark says ${readSeq}`)
    }
  }
  return flaws
}

async function rowsOf(client: Cast['people'][number]['client']): Promise<Conversation[]> {
  return (await client.ask('/sync')).conversations
}

/** Waits a moment. The moment of the kill is what is tested here, so there is no event to wait for. */
const after = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
