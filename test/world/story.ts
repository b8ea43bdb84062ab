import { Person } from './person'
import { SeededRandom } from './seeded-random'
import { VirtualClock } from './virtual-clock'
import { VirtualServer } from './virtual-server'

/** Long enough to sign in and sync, or for what was said to be everywhere. */
const QUIET_MS = 3_000

const opened: VirtualServer[] = []

afterEach(async () => {
  const servers = opened.splice(0)
  for (const server of servers) await server.close()
  // true of every story: the server met nothing that it did not know
  expect(servers.flatMap(({ errors }) => errors)).toEqual([])
})

/** Servers and people, in a time of their own. */
export function openStory() {
  const clock = new VirtualClock()
  const random = new SeededRandom(1)
  const servers: VirtualServer[] = []
  const hostAt = (url: string) => servers.find(({ host }) => url.includes(`//${host}/`))
  return {
    clock,

    async serverAt(address: string): Promise<VirtualServer> {
      const server = new VirtualServer(address, clock, random.branch())
      servers.push(server)
      opened.push(server)
      await server.starts()
      return server
    },

    person: (name: string) => new Person(name, { clock, random: random.branch(), hostAt }),

    /** Lets everything happen that does not take long. */
    quiet: () => clock.pass(QUIET_MS),
  }
}
