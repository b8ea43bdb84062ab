import { SeededRandom } from '../../world/seeded-random'
import { NOON, Scene } from './scene'
import { openIn, openWithShortBacklog, TemporaryFolder } from './temporary-folder'

const NAMES = ['Ann', 'Bob', 'Cid', 'Dee']
const STRETCHES = 12
const DEEDS_A_STRETCH = 6

/** Four people talk in a group and in pairs: at random they write, read, recall, join and leave. */
class Talk {
  private readonly random: SeededRandom
  private said = 0

  constructor(
    seed: number,
    private readonly cids: readonly string[]
  ) {
    this.random = new SeededRandom(seed)
  }

  /** One more random action. A refused action changes nothing. */
  async goOn(scene: Scene): Promise<void> {
    const [name, cid] = [this.oneOf(NAMES), this.oneOf(this.cids)]
    const seq = 1 + this.random.below(this.said + 1)
    const mid = `${this.said++}`
    const deeds = [
      () => scene.says(name, cid, { text: 'word', mid }),
      () => scene.says(name, cid, { text: 'word', mid }),
      () => scene.reads(name, cid, seq),
      () => scene.recalls(name, cid, { seq, mid }),
      () => this.comeOrGo(scene, name),
    ]
    await Promise.allSettled([this.oneOf(deeds)()])
  }

  private async comeOrGo(scene: Scene, name: string): Promise<void> {
    const [group = ''] = this.cids
    const person = await scene.person(name)
    const hasLeft = await scene.storage.leave(group, person, NOON)
    if (!hasLeft) await scene.storage.join(group, person, NOON)
  }

  private oneOf<T>(choices: readonly T[]): T {
    return choices[this.random.below(choices.length)] as T
  }
}

/** All rows as everybody sees them, the changes since then, and the ends of the logs. */
async function everything(scene: Scene, cids: readonly string[], since: readonly string[]) {
  const views = []
  for (const [index, name] of NAMES.entries()) {
    const rows = []
    for (const cid of cids) rows.push(await scene.row(name, cid))
    views.push({ rows, changes: await scene.changes(name, since[index]) })
  }
  const { heads, position } = await scene.storage.headsAfter(0)
  return { views, heads: new Map(heads.map(({ cid, seq }) => [cid, seq])), position }
}

describe.each([
  ['with all of its backlog in memory', openIn],
  ['with most of its backlog on disk', openWithShortBacklog],
])('a storage that is opened again, %s', (_how, open) => {
  const folder = new TemporaryFolder()
  afterAll(() => folder.remove())

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('has the same content as before: talk %i', async (seed) => {
    const file = folder.newFile()
    let scene = new Scene(open(file))
    const cids = [
      await scene.group('team', 'Ann', 'Bob', 'Cid'),
      await scene.direct('Ann', 'Bob'),
      await scene.direct('Cid', 'Dee'),
    ]
    const talk = new Talk(seed, cids)
    let since: string[] = []

    for (let stretch = 0; stretch < STRETCHES; stretch++) {
      for (let deed = 0; deed < DEEDS_A_STRETCH; deed++) await talk.goOn(scene)
      const before = await everything(scene, cids, since)
      await scene.storage.close()
      scene = new Scene(open(file))
      expect(await everything(scene, cids, since)).toEqual(before)
      since = before.views.map(({ changes }) => changes.since)
    }
    await scene.storage.close()
  })

  it("remembers the latest change even if other changes followed the commit's last entry", async () => {
    const file = folder.newFile()
    const before = new Scene(open(file))
    const cid = await before.direct('Ann', 'Bob')
    const ann = await before.person('Ann')
    const said = ['one', 'two', 'three'].map((mid) => {
      const draft = { cid, from: ann, mid, at: NOON, type: 'text', body: { text: mid } } as const
      return before.storage.append(draft)
    })
    await Promise.all([...said, before.storage.setMarks(cid, ann, { pinned: true })])
    const { since } = await before.changes('Ann')
    await before.storage.close()
    const after = new Scene(open(file))

    expect(await after.changes('Ann', since)).toEqual({ conversations: [], since, more: false })
    await after.storage.close()
  })
})
