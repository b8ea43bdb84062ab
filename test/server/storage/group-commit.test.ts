import { readFileSync } from 'node:fs'
import { systemClock } from '../../../server/clock'
import { systemRandom } from '../../../server/random'
import { openDatabase, type Database } from '../../../server/storage/sqlite/driver'
import { migrate } from '../../../server/storage/sqlite/migrate'
import { migrations } from '../../../server/storage/sqlite/migrations'
import { SqliteStorage } from '../../../server/storage/sqlite/sqlite-storage'
import { Scene, texts } from './scene'
import { openIn, TemporaryFolder } from './temporary-folder'

/** A storage whose commits are counted. The test controls its turns of the event loop. */
class Turns {
  readonly commits: string[] = []
  readonly scene: Scene
  private held: (() => void)[] | undefined

  constructor() {
    const db = openDatabase(':memory:')
    migrate(db, migrations)
    const clock = {
      ...systemClock,
      setImmediate: (run: () => void) => {
        if (this.held) this.held.push(run)
        else queueMicrotask(run)
      },
    }
    const silent = () => undefined
    const ground = { db: this.counting(db), clock, random: systemRandom }
    this.scene = new Scene(new SqliteStorage({ ...ground, report: silent, release: silent }))
  }

  hold(): void {
    this.held = []
  }

  /** One turn of the event loop. */
  pass(): void {
    for (const run of this.held?.splice(0) ?? []) run()
  }

  /** Enough turns to finish all requested work. */
  end(): void {
    for (let turn = 0; turn < 3; turn++) this.pass()
  }

  private counting(db: Database): Database {
    const prepare = (sql: string) => {
      const statement = db.prepare(sql)
      if (sql !== 'COMMIT') return statement
      const run = () => {
        this.commits.push(sql)
        return statement.run()
      }
      return { ...statement, run }
    }
    return new Proxy(db, {
      get: (target, name) => {
        if (name === 'prepare') return prepare
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? (value.bind(target) as unknown) : value
      },
    })
  }
}

describe('work of the same turn', () => {
  const start = async () => {
    const turns = new Turns()
    const { scene } = turns
    const cid = await scene.group('team', 'Ann', 'Bob')
    await scene.says('Bob', cid, 'first')
    turns.commits.length = 0
    return { turns, cid, scene }
  }

  it('is one commit, whatever it is', async () => {
    const { turns, cid, scene } = await start()
    const [ann, bob] = [await scene.person('Ann'), await scene.person('Bob')]
    turns.hold()

    const all = Promise.all([
      scene.storage.append({ cid, from: ann, mid: 'a', at: 0, type: 'text', body: { text: 'x' } }),
      scene.storage.markRead({ cid, userId: bob, seq: 1 }),
      scene.storage.setMarks(cid, bob, { pinned: true }),
      scene.storage.openDirect(ann, bob),
      scene.storage.ensureUser({ identity: 'demo:Eve', name: 'Eve', avatar: '' }),
    ])
    turns.end()
    await all

    expect(turns.commits).toHaveLength(1)
  })

  it('is answered only after the turn, in the order of its arrival', async () => {
    const { turns, cid, scene } = await start()
    const answers: string[] = []
    const say = async (text: string) => {
      await scene.says('Ann', cid, text)
      answers.push(text)
    }
    turns.hold()

    const saying = Promise.all(['one', 'two', 'three'].map(say))
    await Promise.resolve()
    await Promise.resolve()
    expect([answers, texts(await scene.log(cid))]).toEqual([[], ['notice', 'first']])
    turns.end()
    await saying

    expect(answers).toEqual(['one', 'two', 'three'])
  })

  it('includes what arrives while it is read', async () => {
    const { turns, cid, scene } = await start()
    turns.hold()

    const saying = ['one', 'two'].map((text) => scene.says('Ann', cid, text))
    await scene.person('Ann')
    turns.pass()
    saying.push(scene.says('Ann', cid, 'three'))
    await scene.person('Ann')
    turns.pass()
    expect(turns.commits).toEqual([])
    turns.pass()
    await Promise.all(saying)

    expect(turns.commits).toHaveLength(1)
  })

  it('waits no longer if each turn brings only one piece', async () => {
    const { turns, cid, scene } = await start()
    turns.hold()

    const saying = scene.says('Ann', cid, 'alone')
    await scene.person('Ann')
    turns.pass()
    await saying

    expect(turns.commits).toHaveLength(1)
  })

  it('is not delayed endlessly by more and more work', async () => {
    const { turns, cid, scene } = await start()
    turns.hold()

    for (let said = 0; said < 300; said++) {
      void scene.says('Ann', cid, 'again')
      await scene.person('Ann')
      if (said % 50 === 49) turns.pass()
    }

    expect(turns.commits).toHaveLength(1)
  })
})

describe('a recalled text', () => {
  const folder = new TemporaryFolder()
  afterAll(() => folder.remove())

  it.each(['a short secret', 'a long secret '.repeat(800)])(
    'is no longer on the disk: %#',
    async (text) => {
      const file = folder.newFile()
      const scene = new Scene(openIn(file))
      const cid = await scene.direct('Ann', 'Bob')
      await scene.says('Ann', cid, text)
      await scene.recalls('Ann', cid, 1)

      await scene.storage.close()

      expect(readFileSync(file, 'latin1')).not.toContain('secret')
    }
  )
})
