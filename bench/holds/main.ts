import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { table } from '../figures/table'
import type { Person } from '../generator/person'
import { arrives, ask, befriendMany } from '../people'
import type { Contender } from '../processes/contenders'
import { startHuiyin } from '../processes/own-server'

const ROUNDS = 3
const SETTLED_MS = 1_000
/** Who leaves is gone for others after a quarter of a minute. */
const GONE_MS = 17_000

/** Prints the longest turn of the event loop while a person with many conversations comes, syncs and goes. */
export async function main(program: string): Promise<void> {
  const { values } = parseArgs({ options: { conversations: { type: 'string', default: '10000' } } })
  const populated = await startHuiyin(program)
  await befriendMany(populated.url, 'Heavy', Number(values.conversations))
  const server = await populated.renewed()
  const rounds: Holds[] = []
  for (let round = 0; round < ROUNDS; round++) rounds.push(await holdsOf(server))
  await server.stop()
  console.log(`\n${report(rounds)}\nload of the machine: ${loadavg()[0]?.toFixed(1)}`)
  process.exit()
}

/** Milliseconds by what happens. */
type Holds = Record<string, number>

async function holdsOf({ url, process }: Contender): Promise<Holds> {
  const holds: Holds = {}
  const during = async (what: string, happens: () => Promise<void>): Promise<void> => {
    console.error(what)
    await process.ask('hold')
    await happens()
    holds[what] = await process.ask('hold')
  }
  let person: Person | undefined
  let since = ''
  await during('nothing', () => pause(SETTLED_MS))
  await during('the person comes', async () => {
    person = await arrives(url, 'Heavy')
    await pause(SETTLED_MS)
  })
  const me = person
  if (!me) return holds
  await during('a sync of everything', async () => {
    since = await syncAll(me)
  })
  await during('a sync of what is new', async () => {
    await ask(me, '/sync', { since })
  })
  await during('the person goes', async () => {
    me.leave()
    await pause(GONE_MS)
  })
  return holds
}

async function syncAll(person: Person): Promise<string> {
  for (let data = {}; ;) {
    const { since, more } = await ask(person, '/sync', data)
    if (!more) return since
    data = { since }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

function report(rounds: readonly Holds[]): string {
  return table([
    ['longest hold, ms', 'median', 'all'],
    ...Object.keys(rounds[0] ?? {}).map((what) => {
      const all = rounds.map((holds) => holds[what] ?? 0).sort((a, b) => a - b)
      return [what, `${all[1]?.toFixed(1)}`, all.map((ms) => ms.toFixed(1)).join(' ')]
    }),
  ])
}
