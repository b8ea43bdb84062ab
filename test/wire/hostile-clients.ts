import { BAD_LOGINS, type Frame, NO_LOGIN, REFUSED, UNREADABLE } from './hostile-frames'
import { type Said, WireClient } from './wire-client'

/** The credentials of a hostile client. */
export interface Badge {
  token: string
  deviceId: string
}

/** How many hostile frames a client sent, which answers were expected, and which came. */
export interface Visit {
  frames: number
  due: string[]
  told: string[]
}

interface Stranger {
  frame: Frame
  due: string[]
}

const STRANGERS: readonly Stranger[] = [
  ...UNREADABLE.map((frame) => ({ frame, due: ['bye bad-frame'] })),
  ...NO_LOGIN.map((frame) => ({ frame, due: ['bye no-login'] })),
  ...BAD_LOGINS.map(({ frame, code }) => ({
    frame,
    due: [`1 ${code}`, `bye ${code === 'expired' ? code : 'no-login'}`],
  })),
]

/** A client without a token: sends an invalid first frame, the n-th kind. */
export async function strangerVisits(url: string, n: number): Promise<Visit> {
  const { frame, due } = STRANGERS[n % STRANGERS.length]!
  const client = await WireClient.open(url)
  client.send(frame)
  return { frames: 1, due, told: summaryOf(await client.untilClosed()) }
}

/** A client with a token: sends all forbidden requests, and ends with the n-th unreadable frame. */
export async function insiderVisits(url: string, n: number, badge: Badge): Promise<Visit> {
  const client = await WireClient.open(url)
  client.send(request('/login', 1, { ...badge, protocol: 1, attempt: n + 1 }))
  client.send(...REFUSED.map(({ url, data }, index) => request(url, index + 2, data)))
  await client.untilAnswered(1 + REFUSED.length)
  client.send(UNREADABLE[n % UNREADABLE.length]!)
  const refusals = REFUSED.map(({ code }, index) => `${index + 2} ${code}`)
  const due = ['1 ok', ...refusals, 'bye bad-frame']
  return { frames: REFUSED.length + 1, due, told: summaryOf(await client.untilClosed()) }
}

const request = (url: string, id: number, data: unknown): string =>
  JSON.stringify({ url, id, data })

/** The answers by number, and then the `/bye`. Other notices are left out. */
function summaryOf(said: readonly Said[]): string[] {
  const answers = said.filter(({ re }) => re !== undefined)
  const byes = said.filter(({ url }) => url === '/bye')
  return [
    ...answers
      .sort((a, b) => Number(a.re) - Number(b.re))
      .map(({ re, error }) => `${String(re)} ${error?.code ?? 'ok'}`),
    ...byes.map(({ data }) => `bye ${String(data?.['reason'])}`),
  ]
}
