import { type Badge, insiderVisits, strangerVisits, type Visit } from './hostile-clients'
import { ServerProcess } from './server-process'

const SOCKETS = 9_000
/** How many devices work at the same time. */
const LANES = 25
const MOST_GROWTH = 1.1

describe('a hundred thousand hostile frames over nine thousand sockets', () => {
  const server = new ServerProcess()
  beforeAll(() => server.start())
  afterAll(() => server.stop())

  /** The visits from one number to another, alternating between insiders and strangers. */
  async function visits(badges: readonly Badge[], from: number, to: number): Promise<Visit[]> {
    const made: Visit[] = []
    let next = from
    const walk = async (badge: Badge): Promise<void> => {
      for (let n = next++; n < to; n = next++) {
        const visit = n % 2 === 0 ? insiderVisits : strangerVisits
        made.push(await visit(server.socketUrl, n, badge))
      }
    }
    await Promise.all(badges.map(walk))
    return made
  }

  it('[FRM8] [FRM9] [FRM10] [SIG9] are answered or end their socket, and leave nothing behind', async () => {
    const badges: Badge[] = []
    for (let lane = 1; lane <= LANES; lane++) badges.push(await server.badgeOf(`lane-${lane}`))
    await visits(badges, 0, 1_000)
    const before = await server.weigh()

    const made = await visits(badges, 1_000, 1_000 + SOCKETS)
    const after = await server.weigh()

    expect(made.filter(({ due, told }) => due.join() !== told.join())).toEqual([])
    expect(made.reduce((sum, { frames }) => sum + frames, 0)).toBeGreaterThan(100_000)
    expect(after / before).toBeLessThan(MOST_GROWTH)
    expect(server.errors).toEqual([])
  }, 120_000)

  it('leave a working server', async () => {
    const visit = await insiderVisits(server.socketUrl, 0, await server.badgeOf('the next one'))

    expect(visit.told).toEqual(visit.due)
  })
})
