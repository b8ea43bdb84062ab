import { WorkBudget } from '../../../server/rate/work'
import type { Device } from '../device'
import { Scene } from '../scene'

const CONVERSATIONS = 10_000
const BURST = 18_000
const REFILL_A_SECOND = 6_000
/** Three phones of one person that start together must not wait longer for the budget. */
const LONGEST_WAIT_S = 4

describe('[FRM12] a person with 10,000 conversations', () => {
  it('can start one new phone within the burst, and three at once with a few seconds of refill', async () => {
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
    const seen = await Promise.all(phones.map((phone) => everything(phone)))

    // Four conversations exist for everybody from the start.
    for (const rows of seen) expect(rows).toBeGreaterThanOrEqual(CONVERSATIONS)
    const units = charge.mock.calls.reduce((sum, [, cost]) => sum + cost, 0)
    expect(units / phones.length).toBeLessThan(BURST)
    expect(units).toBeLessThan(BURST + REFILL_A_SECOND * LONGEST_WAIT_S)
    charge.mockRestore()
    await scene.ends()
  })
})

/** How many rows the phone received. */
async function everything(phone: Device): Promise<number> {
  let rows = 0
  let since: string | undefined
  for (let more = true; more;) {
    const page = await phone.gets('/sync', since === undefined ? {} : { since })
    rows += page.conversations.length
    ;({ since, more } = page)
  }
  return rows
}
