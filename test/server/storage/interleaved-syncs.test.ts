import { systemClock } from '../../../server/clock'
import { openSqlite } from '../../../server/storage/sqlite/open'
import type { Conversation } from '../../../protocol/conversation'
import { SeededRandom } from '../../world/seeded-random'
import { NOON, Scene } from './scene'

const CONVERSATIONS = 400
const ROUNDS = 60

/** A phone that follows cursors, and sometimes asks again with an older one. */
class Phone {
  readonly rows = new Map<string, Conversation>()
  /** How often each state of a row came since the last cursor that was used twice. */
  private readonly came = new Map<string, number>()
  private cursors: (string | undefined)[] = [undefined]
  mostOften = 0

  constructor(
    private readonly scene: Scene,
    private readonly random: SeededRandom
  ) {}

  async page(): Promise<boolean> {
    if (this.random.below(8) === 0) this.goBack()
    const { scene, random } = this
    const limit = 1 + random.below(150)
    const { conversations, since, more } = await scene.changes('Ann', this.cursors.at(-1), limit)
    this.cursors.push(since)
    for (const row of conversations) this.take(row)
    return more
  }

  private goBack(): void {
    this.cursors = this.cursors.slice(0, 1 + this.random.below(this.cursors.length))
    this.came.clear()
  }

  private take(row: Conversation): void {
    const state = `${row.cid} ${row.rev}`
    const times = (this.came.get(state) ?? 0) + 1
    this.came.set(state, times)
    this.mostOften = Math.max(this.mostOften, times)
    if ((this.rows.get(row.cid)?.rev ?? 0) <= row.rev) this.rows.set(row.cid, row)
  }
}

describe('two phones that sync page by page while everything changes', () => {
  it.each([1, 2, 3])('miss nothing, and get no state three times (seed %d)', async (seed) => {
    const random = new SeededRandom(seed)
    const scene = new Scene(openSqlite({ file: ':memory:', clock: systemClock, random }))
    const [ann, bob] = [await scene.person('Ann'), await scene.person('Bob')]
    const group = (index: number): Promise<string> =>
      scene.storage.createGroup({ title: `Group ${index}`, avatar: '', owner: bob, at: NOON })
    const cids = await Promise.all(Array.from({ length: CONVERSATIONS }, (_, at) => group(at)))
    await Promise.all(cids.map((cid) => scene.storage.join(cid, ann, NOON)))
    const acts = [
      (cid: string) => scene.says('Bob', cid, 'hello'),
      (cid: string) => scene.storage.leave(cid, ann, NOON),
      (cid: string) => scene.storage.join(cid, ann, NOON),
      (cid: string) => scene.storage.markRead({ cid, userId: ann, seq: 1 + random.below(5) }),
      (cid: string) => scene.storage.setMarks(cid, ann, { pinned: random.below(2) === 0 }),
    ]
    const phones = [new Phone(scene, random), new Phone(scene, random)]

    for (let round = 0; round < ROUNDS; round++) {
      const happening = Array.from({ length: random.below(30) }, () =>
        acts[random.below(acts.length)]!(cids[random.below(cids.length)]!)
      )
      await Promise.all([...happening, ...phones.map((phone) => phone.page())])
    }
    for (const phone of phones) while (await phone.page());

    const rows = await Promise.all(cids.map((cid) => scene.row('Ann', cid)))
    for (const { rows: known, mostOften } of phones) {
      expect(cids.map((cid) => known.get(cid))).toEqual(rows)
      expect(mostOften).toBeLessThanOrEqual(2)
    }
    await scene.storage.close()
  })
})
