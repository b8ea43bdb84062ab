import { Durability } from '../../../server/storage/sqlite/durability'

/** A disk whose syncs end when the test says so. */
class SlowDisk {
  readonly syncing: ((error?: Error) => void)[] = []
  readonly reported: unknown[] = []
  failure: Error | undefined
  readonly durability = new Durability(
    {
      sync: (done) => void this.syncing.push(done),
      syncNow: (done) => done(this.failure),
      close: () => undefined,
    },
    (error) => this.reported.push(error)
  )
  readonly answered: string[] = []

  commit(name: string, { isAlone = false } = {}): void {
    this.durability.after((failure) => {
      this.answered.push(failure === undefined ? name : `${name}: lost`)
    }, isAlone)
  }

  /** Ends the running sync. */
  end(error?: Error): void {
    this.syncing.shift()?.(error)
  }
}

describe('committed work', () => {
  it('is answered when it is on disk, and not before', () => {
    const disk = new SlowDisk()

    disk.commit('a')
    expect(disk.answered).toEqual([])

    disk.end()
    expect(disk.answered).toEqual(['a'])
  })

  it('waits for the next sync if one is running, which may have started too early for it', () => {
    const disk = new SlowDisk()
    disk.commit('a')
    disk.commit('b')
    disk.commit('c')

    disk.end()
    expect(disk.answered).toEqual(['a'])
    expect(disk.syncing).toHaveLength(1)

    disk.end()
    expect(disk.answered).toEqual(['a', 'b', 'c'])
    expect(disk.syncing).toHaveLength(0)
  })

  it('is synced at once if nothing else is running', () => {
    const disk = new SlowDisk()

    disk.commit('a', { isAlone: true })
    expect(disk.answered).toEqual(['a'])

    disk.commit('b')
    disk.commit('c', { isAlone: true })
    expect(disk.answered).toEqual(['a'])

    disk.end()
    disk.end()
    expect(disk.answered).toEqual(['a', 'b', 'c'])
  })

  it('is not acknowledged if the disk fails during that sync', () => {
    const disk = new SlowDisk()
    disk.failure = new Error('EIO')

    disk.commit('a', { isAlone: true })

    expect(disk.answered).toEqual(['a: lost'])
    expect(disk.durability.isBroken).toBe(true)
  })

  it('is awaited by readers, who do not wait if everything is on disk', async () => {
    const disk = new SlowDisk()
    expect(disk.durability.caughtUp()).toBeUndefined()

    disk.commit('a')
    const read = disk.durability.caughtUp()?.then(() => disk.answered.push('read'))
    disk.end()
    disk.end()
    await read

    expect(disk.answered).toEqual(['a', 'read'])
  })

  it('is never acknowledged once a sync has failed, even if a later one succeeds', () => {
    const disk = new SlowDisk()
    disk.commit('a')
    disk.commit('b')

    disk.end(new Error('EIO'))
    disk.end()
    disk.commit('c')
    disk.end()

    expect(disk.answered).toEqual(['a: lost', 'b: lost', 'c: lost'])
    expect(disk.reported).toEqual([new Error('EIO')])
    expect(disk.durability.isBroken).toBe(true)
  })
})
