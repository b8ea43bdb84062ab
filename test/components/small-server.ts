import type { Conversation } from '../../protocol/conversation'
import type { Entry } from '../../protocol/entry'
import type { RequestFrame } from '../../protocol/frames'
import type { HttpListener, LinkListener, Transport } from '../../simulator/platform/transport'

type Answer = (data: Record<string, unknown>) => unknown

const ME = { id: 'me', name: '小雨', avatar: '' }
const PAGE = 50
const PROTOCOLS = { min: 1, max: 1 }
/** A day on which nobody's midnight falls while the tests run. */
const NOON = Date.UTC(2026, 0, 15, 4)

/** A minimal server for one phone's pages. It answers in the next task. */
export class SmallServer implements Transport {
  readonly sent: string[] = []
  /** The last reported read mark of each conversation. */
  readonly readUpTo = new Map<string, number>()
  /** The failure that it answers to a message instead of a receipt. */
  refusal = ''
  /** While false, receipts are held back. */
  isAnswering = true
  private readonly logs = new Map<string, Entry[]>()
  private readonly rows = new Map<string, Conversation>()
  private listener: LinkListener | undefined

  /** Adds a conversation in which the other person has sent so many texts. */
  talk(name: string, { texts = 0, unread = 0, isGroup = false } = {}): this {
    const entries = Array.from({ length: texts }, (_, index) => said(name, index + 1))
    this.logs.set(name, entries)
    this.rows.set(name, {
      ...rowOf(name),
      ...headOf(entries),
      kind: isGroup ? 'group' : 'direct',
      readSeq: texts - unread,
      readN: texts - unread,
    })
    return this
  }

  /** The other person sends a message now. */
  says(name: string): void {
    const log = this.logs.get(name) ?? []
    const entry = said(name, log.length + 1)
    log.push(entry)
    this.tell({ url: '/message', data: entry })
  }

  connect(_request: unknown, listener: LinkListener) {
    this.listener = listener
    setTimeout(() => listener.opened({}), 0)
    return {
      send: (data: unknown) => this.answer(JSON.parse(String(data)) as RequestFrame),
      close: () => undefined,
      cut: () => undefined,
    }
  }

  request({ url }: { url: string }, listener: HttpListener) {
    const body = url.endsWith('/api/login')
      ? { token: 'token', expiresAt: NOON * 2, user: ME }
      : { demo: true, protocol: 1, protocols: PROTOCOLS, now: NOON }
    setTimeout(() => listener.answered({ status: 200, header: {}, body: JSON.stringify(body) }), 0)
    return () => undefined
  }

  private answer({ url, id, data }: RequestFrame): void {
    const isRefused = url === '/message/send' && this.refusal !== ''
    const result = isRefused ? undefined : this.answers[url]?.(data)
    if (isRefused) this.tell({ re: id, error: { code: this.refusal, message: '' } })
    if (result !== undefined) this.tell({ re: id, data: result })
  }

  private tell(frame: object): void {
    setTimeout(() => this.listener?.received(JSON.stringify(frame)), 0)
  }

  private readonly answers: Record<string, Answer> = {
    '/login': () => ({
      ...{ userId: ME.id, sessionId: 's', epoch: 'e', now: NOON, pingMs: 25_000 },
      protocols: PROTOCOLS,
    }),
    '/ping': () => ({ now: NOON }),
    '/sync': () => ({ conversations: [...this.rows.values()], since: 'c', more: false }),
    '/user/get': () => ({ users: [ME] }),
    '/read': ({ cid, seq }) => {
      this.readUpTo.set(cid as string, seq as number)
      return { readSeq: seq, readN: seq }
    },
    '/history': ({ cid, before, after, limit }) => {
      const log = this.logs.get(cid as string) ?? []
      const [from, to] = [(after ?? 0) as number, ((before ?? log.length + 1) as number) - 1]
      const entries = log.slice(from, to)
      const most = (limit ?? PAGE) as number
      const page = after === undefined ? entries.slice(-most) : entries.slice(0, most)
      return { entries: page, first: 1, last: log.length }
    },
    '/message/send': ({ cid, mid, body }) => this.append(cid as string, mid as string, body),
  }

  private append(cid: string, mid: string, body: unknown): unknown {
    if (!this.isAnswering) return undefined
    const log = this.logs.get(cid) ?? []
    const seq = log.length + 1
    this.sent.push((body as { text: string }).text)
    log.push({ ...said(cid, seq), mid, from: ME.id, body: body as { text: string }, type: 'text' })
    return { cid, mid, seq, n: seq, at: NOON + seq }
  }
}

function said(name: string, seq: number): Entry {
  const body = { text: `${name}${seq}` }
  return { cid: name, seq, n: seq, from: name, at: NOON + seq * 1000, type: 'text', body }
}

function headOf(entries: Entry[]): Partial<Conversation> {
  const last = entries.at(-1)
  return last ? { lastSeq: last.seq, n: last.n, last } : {}
}

function rowOf(name: string): Conversation {
  return {
    cid: name,
    kind: 'direct',
    title: name,
    avatar: '',
    memberCount: 2,
    people: [{ id: name, name, avatar: '' }, ME],
    lastSeq: 0,
    n: 0,
    rev: 1,
    readSeq: 0,
    readN: 0,
    pinned: false,
    muted: false,
  }
}
