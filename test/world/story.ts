import { Person } from './person'
import { SeededRandom } from './seeded-random'
import { VirtualClock } from './virtual-clock'
import { VirtualServer, type ServerHabits } from './virtual-server'

/** Enough time to sign in and sync, or for messages to reach everybody. */
const QUIET_MS = 3_000

const opened: VirtualServer[] = []

afterEach(async () => {
  const servers = opened.splice(0)
  for (const server of servers) await server.close()
  // Must hold for every story: the server had no unexpected error
  expect(servers.flatMap(({ errors }) => errors)).toEqual([])
})

/** Servers and people, in virtual time. The same seed gives the same story. */
export function openStory(seed = 1) {
  const clock = new VirtualClock()
  const random = new SeededRandom(seed)
  const servers: VirtualServer[] = []
  const hostAt = (url: string) => servers.find(({ host }) => url.includes(`//${host}/`))
  return {
    clock,

    async serverAt(address: string, habits: Partial<ServerHabits> = {}): Promise<VirtualServer> {
      const server = new VirtualServer(address, clock, random.branch())
      Object.assign(server.habits, habits)
      servers.push(server)
      opened.push(server)
      await server.starts()
      return server
    },

    person: (name: string) => new Person(name, { clock, random: random.branch(), hostAt }),

    /** This many people, all connected to that server. */
    async crowd(count: number, server: VirtualServer): Promise<Person[]> {
      const names = Array.from({ length: count }, (_, index) => `person-${index + 1}`)
      const people = names.map(
        (name) => new Person(name, { clock, random: random.branch(), hostAt })
      )
      for (const person of people) person.launches(server.address)
      await clock.until(() => people.every(({ stores }) => stores.connection.isLive))
      return people
    },

    /** Lets everything happen that does not take long. */
    quiet: () => clock.pass(QUIET_MS),
  }
}
