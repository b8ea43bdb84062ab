import type { Result } from '../../../protocol/requests'
import { WorkBudget } from '../../../server/rate/work'
import type { Answer, Device } from '../device'
import { Scene } from '../scene'

const CONVERSATIONS = 10_000
const BURST = 45_000

describe('[FRM12] a person with 10,000 conversations', () => {
  it('can start three new phones at once without a refusal', async () => {
    const scene = new Scene({ requestRate: { perSecond: 20, burst: 60 } })
    const ming = await scene.arrives('Ming')
    const groups = Array.from({ length: CONVERSATIONS }, (_, index) =>
      scene.storage.createGroup({ title: `Group ${index}`, avatar: '', owner: ming.id, at: 0 })
    )
    await scene.settled(Promise.all(groups))
    const phones = []
    for (const name of ['old', 'new', 'tablet']) {
      phones.push(await scene.connects(await scene.signsIn('Ming', name)))
    }

    const charge = jest.spyOn(WorkBudget.prototype, 'charge')
    const seen = await everything(scene, phones)

    // Four conversations exist for everybody from the start.
    for (const rows of seen) expect(rows).toBeGreaterThanOrEqual(CONVERSATIONS)
    const units = charge.mock.calls.reduce((sum, [, cost]) => sum + cost, 0)
    expect(units).toBeLessThan(BURST)
    charge.mockRestore()
    await scene.ends()
  })
})

/** How many rows each phone got. All ask at the same time, page by page. */
async function everything(scene: Scene, phones: readonly Device[]): Promise<number[]> {
  const rows = phones.map(() => 0)
  let since: (string | undefined)[] = phones.map(() => undefined)
  for (let more = true; more;) {
    const asked = phones.map((phone, index) =>
      phone.requests('/sync', since[index] === undefined ? {} : { since: since[index] })
    )
    await scene.clock.until(() => phones.every((phone, at) => phone.answerTo(asked[at]!)))
    const pages = phones.map((phone, at) => pageOf(phone.answerTo(asked[at]!)!))
    pages.forEach(({ conversations }, index) => (rows[index]! += conversations.length))
    since = pages.map((page) => page.since)
    more = pages.some((page) => page.more)
  }
  return rows
}

function pageOf(answer: Answer): Result<'/sync'> {
  if ('error' in answer) throw new Error(`/sync failed: ${JSON.stringify(answer.error)}`)
  return answer.data as Result<'/sync'>
}
