import type { Conversation } from '../../protocol/conversation'
import type { Entry } from '../../protocol/entry'
import type { User } from '../../protocol/user'
import type { Failure } from '../../protocol/failures'
import type { RequestFrame } from '../../protocol/frames'
import type { HttpAnswer, Socket, SocketListener } from '../../miniprogram/platform/ports'
import type { VirtualClock } from '../world/virtual-clock'
import { row, said } from './entries'

const ME = { id: 'me', name: 'Me', avatar: '' }

type Data = Record<string, unknown>
/** A request, or a notice, which has no id. */
type Asked = Omit<RequestFrame, 'id'> & { id?: number }

/** One socket as the server and the platform see it. */
export interface Line {
  listener: SocketListener
  openedAt: number
  isClosed: boolean
}

/** A server that does what the test says, and otherwise behaves normally. */
export class FakeServer {
  readonly lines: Line[] = []
  readonly requests: { url: string; data: Data }[] = []
  readonly rows = new Map<string, Conversation>()
  readonly logs = new Map<string, Entry[]>()
  /** Requests with these urls arrive and take effect, but their answers are lost. */
  readonly mute = new Set<string>()
  /** Failures for the next requests with a url. */
  readonly failures = new Map<string, Failure[]>()
  /** Results for requests with a url. They may be invalid. */
  readonly results = new Map<string, unknown>()
  pingMs = 25_000
  /** How long it takes to answer a request, and to open or close a socket. */
  latencyMs = 10
  /** The next answers to a sync. */
  pages: { conversations: Conversation[]; since: string; more: boolean }[] = []
  /** The people that it knows. */
  users: User[] = []
  epoch = 'first'
  isReachable = true
  /** Sockets are refused, but HTTP works. */
  refusesSockets = false
  /** Answers to the next HTTP requests. */
  callAnswers: HttpAnswer[] = []
  /** How long it takes to answer an HTTP request. */
  callDelayMs = 0
  readonly calls: { url: string; at: number }[] = []
  /** Sockets of a dead platform: they neither open nor end. */
  isStuck = false
  isDemo = true
  httpAnswers: HttpAnswer[] = []

  constructor(private readonly clock: VirtualClock) {}

  open(_url: string, listener: SocketListener): Socket {
    const line: Line = { listener, openedAt: this.clock.now(), isClosed: false }
    this.lines.push(line)
    this.later(() => this.greet(line))
    return {
      send: async (text) => this.receive(line, JSON.parse(text) as Asked),
      close: () => {
        line.isClosed = true
        this.later(() => {
          if (!this.isStuck) listener.closed(1000, 'normal closure')
        })
      },
    }
  }

  async get(): Promise<HttpAnswer> {
    await this.travelling()
    return {
      status: 200,
      body: {
        demo: this.isDemo,
        protocol: 1,
        protocols: { min: 1, max: 1 },
        now: this.clock.now(),
      },
    }
  }

  async post(url: string, body: unknown): Promise<HttpAnswer> {
    await this.travelling()
    if (url.endsWith('/api/call')) return this.called(body as RequestFrame)
    this.requests.push({ url: '/api/login', data: body as Data })
    const token = `token ${this.count('/api/login')}`
    return this.httpAnswers.shift() ?? { status: 200, body: { token, expiresAt: 0, user: ME } }
  }

  /** Sends frames over the phone's current socket. */
  tell(...frames: object[]): void {
    this.line.listener.received(JSON.stringify(frames.length === 1 ? frames[0] : frames))
  }

  /** Adds a message to a conversation. With `isPushed` false, the phone is not told. */
  says(
    cid: string,
    { isPushed = true, ...more }: Partial<Entry> & { isPushed?: boolean } = {}
  ): Entry {
    const entry = this.append(cid, more)
    if (isPushed) this.tell({ url: '/message', data: entry })
    return entry
  }

  cut(): void {
    this.line.isClosed = true
    this.line.listener.closed(undefined, undefined)
  }

  /** The newest socket. */
  get line(): Line {
    return this.lines[this.lines.length - 1]!
  }

  get alive(): number {
    return this.lines.filter((line) => !line.isClosed).length
  }

  count(url: string): number {
    return this.requests.filter((request) => request.url === url).length
  }

  sent(url: string): Data[] {
    return this.requests.filter((request) => request.url === url).map(({ data }) => data)
  }

  append(cid: string, more: Partial<Entry>): Entry {
    const log = this.logs.get(cid) ?? []
    const known = log.find(({ mid }) => mid !== undefined && mid === more.mid)
    if (known) return known
    const at = this.clock.now()
    const entry = said(log.length + 1, { cid, at, ...more })
    this.logs.set(cid, [...log, entry])
    const before = this.rows.get(cid) ?? row({ cid })
    const head = { lastSeq: entry.seq, n: entry.n, last: entry, rev: before.rev + 1 }
    this.rows.set(cid, { ...before, ...head })
    return entry
  }

  private greet({ listener, isClosed }: Line): void {
    if (isClosed || this.isStuck) return
    if (this.isReachable && !this.refusesSockets) listener.opened()
    else listener.failed('connectSocket:fail')
  }

  private receive(line: Line, { url, id, data }: Asked): void {
    if (line.isClosed) return
    this.requests.push({ url, data: data })
    if (id === undefined) return
    const error = this.failures.get(url)?.shift()
    const answer = error ? { error } : { data: this.answerTo(url, data) }
    if (this.mute.has(url)) return
    this.later(() => line.listener.received(JSON.stringify({ re: id, ...answer })))
  }

  private async called({ url, id, data }: RequestFrame): Promise<HttpAnswer> {
    this.calls.push({ url, at: this.clock.now() })
    const other = this.callAnswers.shift()
    if (other) return other
    this.requests.push({ url, data })
    if (this.mute.has(url)) return new Promise(() => undefined)
    const error = this.failures.get(url)?.shift()
    const answer = error ? { error } : { data: this.answers[url]!(data) }
    await new Promise<void>((resolve) => this.clock.setTimeout(resolve, this.callDelayMs))
    return { status: 200, body: { re: id, ...answer } }
  }

  private answerTo(url: string, data: Data): unknown {
    return this.results.has(url) ? this.results.get(url) : this.answers[url]!(data)
  }

  private later(run: () => void): void {
    this.clock.setTimeout(run, this.latencyMs)
  }

  private async travelling(): Promise<void> {
    await new Promise<void>((resolve) => this.later(resolve))
    if (!this.isReachable) throw new Error('request:fail')
  }

  private readonly answers: Record<string, (data: Data) => unknown> = {
    '/login': () => ({
      userId: 'me',
      sessionId: 's',
      epoch: this.epoch,
      now: this.clock.now(),
      pingMs: this.pingMs,
      protocols: { min: 1, max: 1 },
    }),
    '/ping': () => ({ now: this.clock.now() }),
    '/sync': () =>
      this.pages.shift() ?? {
        conversations: [...this.rows.values()],
        since: 'cursor',
        more: false,
      },
    '/user/get': ({ ids }) => ({
      users: (ids as string[]).flatMap((id) => this.users.find((user) => user.id === id) ?? []),
    }),
    '/read': ({ seq }) => ({ readSeq: seq, readN: seq }),
    '/history': (asked) => this.history(asked),
    '/message/send': ({ cid, mid, body }) => {
      const entry = this.append(cid as string, { mid, body, from: 'me' } as Partial<Entry>)
      return { cid, mid, seq: entry.seq, n: entry.n, at: entry.at }
    },
  }

  private history({ cid, after, before, limit }: Data): unknown {
    const log = this.logs.get(cid as string) ?? []
    const from = (after ?? 0) as number
    const page = log.slice(from, before === undefined ? undefined : (before as number) - 1)
    const most = limit as number
    const entries = after === undefined ? page.slice(-most) : page.slice(0, most)
    return { entries, first: 1, last: log.length }
  }
}
