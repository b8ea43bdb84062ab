import { when } from 'mobx-miniprogram'
import { compose, type Composition } from '../../miniprogram/composition'
import { median } from '../figures/statistics'
import { table } from '../figures/table'
import { Population, say, type Talker } from './population'
import { nodeHttp, PhoneClock, phonePorts } from './ports'
import { NodeSockets } from './sockets'
import { Transcript } from './transcript'

const SIZES = [500, 50]
const CHANGED = 3
const AWAY_MS = 60_000
/** The people who write are in the most active conversations, whose messages are on the phone already. */
const SPEAKERS = 42

interface Return {
  roundTrips: number
  bytes: number
  ms: number
}

/**
 * From the return to the front until the phone is live and up to date: the cost depending on how much did not change.
 */
export async function frontToLive(url: string, rounds: number): Promise<string> {
  const population = await Population.of(url, Math.max(...SIZES))
  const rows: string[][] = []
  for (const conversations of SIZES) {
    const name = `front-${conversations}`
    const friends = (await population.befriend(name, conversations)).slice(-SPEAKERS)
    const returns = await comeBack(url, { name, conversations, friends, rounds })
    rows.push(rowOf(conversations, returns))
  }
  population.leave()
  return table([
    [`back to front, ${CHANGED} changed, of`, 'round trips', 'bytes', 'to live and caught up'],
    ...rows,
  ])
}

const rowOf = (conversations: number, returns: readonly Return[]): string[] => [
  `${conversations} conversations`,
  String(Math.max(...returns.map(({ roundTrips }) => roundTrips))),
  String(median(returns.map(({ bytes }) => bytes))),
  `${median(returns.map(({ ms }) => ms)).toFixed(1)} ms`,
]

interface Scene {
  name: string
  conversations: number
  friends: readonly Talker[]
  rounds: number
}

async function comeBack(url: string, scene: Scene): Promise<Return[]> {
  const { name, conversations, friends, rounds } = scene
  const transcript = new Transcript()
  const sockets = new NodeSockets(transcript.watch)
  const clock = new PhoneClock()
  const phone = compose(phonePorts({ name, kept: new Map(), clock, sockets, http: nodeHttp }), {
    server: url,
  })
  phone.launch()
  phone.show()
  await when(() => phone.connection.isLive && phone.inbox.count === conversations)
  const returns: Return[] = []
  for (let round = 0; round < rounds; round++) {
    const first = (round * CHANGED) % SPEAKERS
    const changed = friends.slice(first, first + CHANGED)
    phone.hide()
    sockets.cutSilently()
    for (const friend of changed) await say(friend)
    clock.leap(AWAY_MS)
    returns.push(await timeReturn(phone, transcript))
  }
  return returns
}

/** Live: the server has answered. Up to date: the list shows the messages that were sent meanwhile. */
async function timeReturn(phone: Composition, transcript: Transcript): Promise<Return> {
  const unread = phone.inbox.unreadTotal + CHANGED
  const since = performance.now()
  phone.show()
  await when(() => phone.connection.isLive && phone.inbox.unreadTotal === unread)
  const ms = performance.now() - since
  const { roundTrips, bytes } = transcript
  return { roundTrips, bytes, ms }
}
