import { ADDRESS, type FuzzServer } from './fuzz-server'

/** A request that a person sends without the mini-program, repeated until it is answered. */
export interface Errand {
  /** The person, who uses a separate device. */
  owner: string
  url: string
  data: object
  /** Called with the outcome: done, or the code of a refusal. */
  ended: (outcome: string) => void
}

interface Answer {
  error?: { code: string }
  token?: string
}

const WORTH_REPEATING = new Set(['busy', 'rate-limited', 'internal'])

/** Running errands. An answer may get lost; then the request is repeated. */
export class Errands {
  private readonly open = new Set<Errand>()
  private readonly tokens = new Map<string, string>()
  private asked = 0

  constructor(private readonly server: FuzzServer) {}

  get isEmpty(): boolean {
    return this.open.size === 0
  }

  begin(errand: Errand): void {
    this.open.add(errand)
  }

  /** Sends the request of each open errand; `isLost` decides whether the answer gets lost. */
  tryAll(isLost: () => boolean): void {
    if (!this.server.isUp) return
    for (const errand of this.open) void this.attempt(errand, isLost())
  }

  private async attempt(errand: Errand, isLost: boolean): Promise<void> {
    const { owner, url, data } = errand
    const token = this.tokens.get(owner)
    if (token === undefined) return this.signIn(owner)
    const answer = await this.ask('/api/call', { url, id: ++this.asked, data }, token)
    if (isLost || !this.open.has(errand)) return
    const outcome = answer.error?.code ?? 'done'
    if (WORTH_REPEATING.has(outcome)) return
    this.open.delete(errand)
    errand.ended(outcome)
  }

  private async signIn(owner: string): Promise<void> {
    const who = { code: `demo:${owner}`, deviceId: `errands of ${owner}` }
    const { token } = await this.ask('/api/login', who)
    if (token !== undefined) this.tokens.set(owner, token)
  }

  private async ask(path: string, body: object, token = ''): Promise<Answer> {
    const answer = await this.server.call({
      url: ADDRESS + path,
      method: 'POST',
      header: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    return JSON.parse(answer.body) as Answer
  }
}
