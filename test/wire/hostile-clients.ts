import { BAD_LOGINS, type Frame, NO_LOGIN, REFUSED, UNREADABLE } from './hostile-frames'
import { type Said, WireClient } from './wire-client'

/** Whose token a hostile client has. */
export interface Badge {
  token: string
  deviceId: string
}

/** How many hostile frames a client sent, and what the server should have said to them and said. */
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

/** Somebody without a token: sends the n-th kind of first frame that is none. */
export async function strangerVisits(url: string, n: number): Promise<Visit> {
  const { frame, due } = STRANGERS[n % STRANGERS.length]!
  const client = await WireClient.open(url)
  client.send(frame)
  return { frames: 1, due, told: summaryOf(await client.untilClosed()) }
}

/** Somebody with a token: asks for all that is not allowed, and ends with the n-th unreadable frame. */
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

/** Answers by their number, and then the goodbye; what was announced meanwhile is no answer. */
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
