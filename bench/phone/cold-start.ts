import { when } from 'mobx-miniprogram'
import { systemClock } from '../../miniprogram/platform/clock'
import { compose, type Composition } from '../../miniprogram/composition'
import { median } from '../figures/statistics'
import { table } from '../figures/table'
import { Population, say } from './population'
import { nodeHttp, phonePorts, silence, type Kept } from './ports'
import { NodeSockets } from './sockets'
import { Transcript } from './transcript'

const SIZES = [1000, 10]
/** The number of conversations whose messages are on the phone. */
const LIVELY = 50
const MESSAGES = 25
const LOOK_AGAIN_MS = 50

interface Start {
  /** Time until the list was drawn. */
  listMs: number
  /** How often the list was drawn, and the rows of the first drawing. */
  draws: number
  rows: number
  chatMs: number
  messages: number
}

/** A start from the phone's cache, on a network that never answers. */
export async function coldStart(url: string, rounds: number): Promise<string> {
  const population = await Population.of(url, Math.max(...SIZES))
  const kept = new Map<number, Kept>()
  for (const size of SIZES) kept.set(size, await usedPhone(url, size, population))
  population.leave()
  const starts = new Map<number, Start[]>(SIZES.map((size) => [size, []]))
  for (let round = 0; round < rounds; round++) {
    for (const size of SIZES) starts.get(size)?.push(await start(url, new Map(kept.get(size))))
  }
  return table([
    ['cold start, network silent', 'list drawn', 'setData', 'rows', 'a chat drawn', 'messages'],
    ...SIZES.map((size) => rowOf(size, starts.get(size) ?? [])),
  ])
}

const rowOf = (size: number, starts: readonly Start[]): string[] => [
  `${size} conversations, ${Math.min(size, LIVELY)} chats kept`,
  `${median(starts.map(({ listMs }) => listMs)).toFixed(1)} ms`,
  String(Math.max(...starts.map(({ draws }) => draws))),
  String(median(starts.map(({ rows }) => rows))),
  `${median(starts.map(({ chatMs }) => chatMs)).toFixed(1)} ms`,
  String(median(starts.map(({ messages }) => messages))),
]

/** The cache of a phone that was online and then went to the background. */
async function usedPhone(url: string, size: number, population: Population): Promise<Kept> {
  const name = `cold-${size}`
  const friends = await population.befriend(name, size)
  for (const friend of friends.slice(-LIVELY)) {
    for (let count = 1; count < MESSAGES; count++) await say(friend)
  }
  const kept: Kept = new Map()
  const sockets = new NodeSockets(new Transcript().watch)
  const ports = phonePorts({ name, kept, clock: systemClock, sockets, http: nodeHttp })
  const phone = compose(ports, { server: url })
  phone.launch()
  phone.show()
  await when(() => phone.connection.isLive && phone.inbox.count === size)
  while (chatsIn(kept) < Math.min(LIVELY, friends.length)) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
  phone.hide()
  sockets.cutSilently()
  return kept
}

/** Conversations with a full screen in the cache. */
const chatsIn = (kept: Kept): number =>
  [...kept].filter(([key, text]) => key.includes('/log/') && text.split('"seq"').length > MESSAGES)
    .length

async function start(url: string, kept: Kept): Promise<Start> {
  const since = performance.now()
  const phone = compose(phonePorts({ name: '', kept, clock: systemClock, ...silence }), {
    server: url,
  })
  phone.launch()
  phone.show()
  const draws: unknown[][] = []
  let listMs = NaN
  phone.inbox.onPatch(({ rows }) => {
    draws.push(rows as unknown[])
    if (draws.length === 1) listMs = performance.now() - since
  })
  // Everything that can be drawn without the network is drawn by then.
  await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS * 4))
  const list = { listMs, draws: draws.length, rows: draws[0]?.length ?? 0 }
  const chat = drawChat(phone)
  phone.hide()
  return { ...list, ...chat }
}

function drawChat(phone: Composition): Pick<Start, 'chatMs' | 'messages'> {
  const since = performance.now()
  const chat = phone.openChat(phone.inbox.rows[0]?.cid ?? '')
  const patches: object[] = []
  chat.onPatch((patch) => patches.push(patch))
  const chatMs = performance.now() - since
  chat.close()
  return { chatMs, messages: JSON.stringify(patches[0]).split('"kind":"text"').length - 1 }
}
