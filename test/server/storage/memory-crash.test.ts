import { systemRandom } from '../../../server/random'
import type { Moment } from '../../../server/storage/memory/commits'
import { MemoryDisk } from '../../../server/storage/memory/disk'
import { openMemory } from '../../../server/storage/memory/memory-storage'
import { VirtualClock } from '../../world/virtual-clock'
import { Scene, texts } from './scene'

/** Ann's group on a disk. Its processes end at the moments that are recorded. */
async function groupOnDisk() {
  const clock = new VirtualClock()
  const disk = new MemoryDisk(systemRandom)
  const moments: Moment[] = []
  const start = () => {
    const crashes = (moment: Moment) => moments[0] === moment && moments.shift() !== undefined
    return openMemory({ disk, clock, random: systemRandom, crashes })
  }
  const scene = new Scene(start())
  const cid = await clock.during(scene.group('team', 'Ann'))
  const ann = await clock.during(scene.person('Ann'))
  /** The immediate outcome of the work. */
  const outcomeOf = async (work: Promise<unknown>) => {
    let outcome = 'silence'
    work.then(
      () => (outcome = 'answered'),
      () => (outcome = 'refused')
    )
    await clock.pass(1)
    return outcome
  }
  const restarted = () => new Scene(start())
  return { clock, disk, scene, cid, ann, moments, outcomeOf, restarted }
}

describe('a storage in memory only', () => {
  it('keeps over a restart what it has answered', async () => {
    const { clock, scene, cid, ann, restarted } = await groupOnDisk()
    await clock.during(scene.says('Ann', cid, 'kept'))
    await clock.during(scene.reads('Ann', cid, 1))

    const after = restarted()

    expect(texts(await after.log(cid))).toEqual(['kept'])
    expect(after.storage.epoch).toBe(scene.storage.epoch)
    expect(await after.storage.conversation(cid, ann)).toEqual(await scene.row('Ann', cid))
  })

  it('keeps nothing and answers nobody if it ends before a commit', async () => {
    const { scene, cid, moments, outcomeOf, restarted } = await groupOnDisk()

    moments.push('before-commit')
    expect(await outcomeOf(scene.says('Ann', cid, 'lost'))).toBe('silence')

    expect(await restarted().log(cid)).toEqual([])
  })

  it('keeps work without having answered if it ends after a commit', async () => {
    const { clock, scene, cid, moments, outcomeOf, restarted } = await groupOnDisk()

    moments.push('after-commit')
    expect(await outcomeOf(scene.says('Ann', cid, { text: 'kept', mid: 'm1' }))).toBe('silence')

    const after = restarted()
    const draft = { cid, mid: 'm1', at: 0, type: 'text', body: { text: 'kept' } } as const
    const from = (await after.log(cid))[0]!.from
    expect(texts(await after.log(cid))).toEqual(['kept'])
    expect(await clock.during(after.storage.append({ ...draft, from }))).toMatchObject({
      isNew: false,
    })
  })

  it('refuses while the disk is full, and continues when there is space', async () => {
    const { clock, disk, scene, cid, outcomeOf } = await groupOnDisk()

    disk.isFull = true
    expect(await outcomeOf(scene.says('Ann', cid, 'no room'))).toBe('refused')
    disk.isFull = false
    await clock.during(scene.says('Ann', cid, 'room'))

    expect(texts(await scene.log(cid))).toEqual(['room'])
  })
})
