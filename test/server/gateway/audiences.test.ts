import { forOtherNodes, type Announcement } from '../../../server/bus/announcement'
import { Audiences } from '../../../server/gateway/audiences'
import { silentLog } from '../../../server/log'

const typing = (to: Announcement['to'], cid = 'c1'): Announcement => ({
  to,
  url: '/typing',
  data: { cid, userId: 'ann' },
})

/** A node whose store answers when the test lets it. */
function node(stored: Record<string, readonly string[]>) {
  const told: string[] = []
  const answers: (() => void)[] = []
  const audiences = new Audiences({
    log: silentLog,
    membersOf: (cid) =>
      new Promise((resolve, reject) =>
        answers.push(() => (stored[cid] ? resolve(stored[cid]) : reject(new Error('busy'))))
      ),
    deliver: ({ data }, people) => told.push(`${(data as { cid: string }).cid}: ${people.join()}`),
  })
  const settles = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) {
      answers.shift()?.()
      await Promise.resolve()
    }
  }
  return { told, audiences, settles }
}

describe('whom a node tells', () => {
  it('is who is named, at once', () => {
    const { told, audiences } = node({})

    audiences.tell([typing({ people: ['bob'] }), typing({ cid: 'c1', members: ['ann', 'bob'] })])

    expect(told).toEqual(['c1: bob', 'c1: ann,bob'])
  })

  it('is not who is left out', () => {
    const { told, audiences } = node({})

    audiences.tell([typing({ cid: 'c1', members: ['ann', 'bob'], except: 'ann' })])

    expect(told).toEqual(['c1: bob'])
  })

  it('is asked of the store if another node announces, and nothing overtakes', async () => {
    const { told, audiences, settles } = node({ c1: ['ann', 'bob'], c3: ['cid'] })

    audiences.tell([typing({ people: ['dan'] }, 'c0'), typing({ cid: 'c1', except: 'ann' })])
    audiences.tell([typing({ people: ['eve'] }, 'c2')])
    audiences.tell([typing({ cid: 'c3' }, 'c3')])
    await settles()
    audiences.tell([typing({ people: ['fay'] }, 'c4')])

    expect(told).toEqual(['c0: dan', 'c1: bob', 'c2: eve', 'c3: cid', 'c4: fay'])
  })

  it('does not end with a store that cannot say it', async () => {
    const { told, audiences, settles } = node({})

    audiences.tell([typing({ cid: 'gone' }), typing({ people: ['bob'] })])
    await settles()

    expect(told).toEqual(['c1: bob'])
  })

  it('costs a bus as much for 500 members as for none', () => {
    const members = Array.from({ length: 500 }, (_, index) => `person ${index}`)

    const sent = forOtherNodes(typing({ cid: 'c1', members, except: 'ann' }))

    expect(sent).toEqual(typing({ cid: 'c1', except: 'ann' }))
  })
})
