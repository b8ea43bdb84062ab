import type { User } from '../../../protocol/user'
import { PROTOCOL_VERSION } from '../../protocol/limits'
import type { Timer } from '../../platform/clock'
import type { Ports } from '../../platform/ports'
import type { Account } from '../keeping/account'
import { Signal } from '../signal'
import { backoff } from '../socket/backoff'
import { ChatError } from '../socket/chat-error'
import type { Welcome } from '../socket/steps'
import type { Call } from '../socket/link'
import type { CredentialStore } from './credentials'
import { nextSignInAt, userOf, type SessionState } from './session-state'
import { NameNeeded, signIn } from './sign-in'
import { SignInError } from './sign-in-error'

/** Shorter than the platform's own timeout of a minute. */
const ANSWER_TIMEOUT_MS = 15_000

/** What signing in needs. */
export interface SessionParts {
  ports: Pick<Ports, 'clock' | 'random' | 'http' | 'account'>
  credentials: CredentialStore
  account: Account
}

/** An attempt to sign in, for the diagnostics. It contains neither code nor token. */
export type SignInEvent =
  { type: 'begun'; attempt: number } | { type: 'succeeded' } | { type: 'failed'; why: string }

/** Signs the user in, silently if possible, and knows the user's identity. */
export class Session {
  state: SessionState = { name: 'unknown' }
  readonly changed = new Signal()
  readonly attempts = new Signal<SignInEvent>()
  /** The versions of the wire that the server speaks; undefined before the first login. */
  protocols: Welcome['protocols'] | undefined
  private server = ''
  private failures = 0
  private timer: Timer
  /** Each start invalidates running attempts. */
  private generation = 0
  private hasRenewed = false

  constructor(private readonly parts: SessionParts) {}

  get serverAddress(): string {
    return this.server
  }

  /** Empty while nobody is signed in. */
  get token(): string {
    return this.state.name === 'signed-in' ? this.state.token : ''
  }

  /** Loads the phone's session for this server, or signs in if there is none. */
  start(server: string): void {
    this.outdate()
    this.server = server
    this.protocols = undefined
    this.hasRenewed = false
    const kept = this.parts.credentials.get(server)
    if (kept) this.become({ name: 'signed-in', ...kept })
    else {
      this.parts.account.leave()
      this.signIn()
    }
  }

  /** Starts or restarts the sign-in. */
  signIn(): void {
    this.outdate()
    this.become({ name: 'signing-in', ...this.known })
    void this.attempt(this.generation)
  }

  /** A hint that an attempt may succeed. Ends the pause. */
  hurry(): void {
    if (nextSignInAt(this.state) === undefined) return
    this.parts.ports.clock.clearTimeout(this.timer)
    void this.attempt(this.generation)
  }

  /** Signs in with the name that a demo server asked for. */
  signInAs(name: string): void {
    this.parts.credentials.keepDemoName(this.server, name)
    this.signIn()
  }

  /** The device id for which the token was issued. */
  get deviceId(): string {
    return this.parts.credentials.deviceId
  }

  /** The first request on each socket. */
  async login(call: Call): Promise<Welcome> {
    if (this.state.name !== 'signed-in') throw new ChatError('offline')
    const { credentials } = this.parts
    const welcome = await call('/login', {
      token: this.state.token,
      deviceId: credentials.deviceId,
      protocol: PROTOCOL_VERSION,
      attempt: credentials.nextAttempt(this.server),
    })
    this.hasRenewed = false
    this.protocols = welcome.protocols
    return welcome
  }

  /** An expired token is renewed silently, once. After a revocation the user decides. */
  refused(code: string): void {
    const user = userOf(this.state)
    if (!user || (code !== 'expired' && code !== 'signed-out')) return
    const mayRenew = code === 'expired' && !this.hasRenewed
    this.hasRenewed = true
    if (mayRenew) this.signIn()
    else this.become({ name: 'signed-out', user })
  }

  private get known(): { user?: User } {
    const user = userOf(this.state)
    return user ? { user } : {}
  }

  private outdate(): void {
    this.generation++
    this.failures = 0
    this.parts.ports.clock.clearTimeout(this.timer)
  }

  private async attempt(generation: number): Promise<void> {
    this.endPause()
    this.attempts.emit({ type: 'begun', attempt: this.failures + 1 })
    const { ports, credentials } = this.parts
    const { deviceId } = credentials
    const demoName = credentials.demoName(this.server)
    this.timer = ports.clock.setTimeout(() => this.giveUpWaiting(), ANSWER_TIMEOUT_MS)
    try {
      const { token, user } = await signIn({ ...ports, server: this.server, deviceId, demoName })
      if (generation === this.generation) this.succeed(token, user)
    } catch (error) {
      if (generation === this.generation) this.fail(error)
    }
  }

  /** The last error remains known during the next attempt. */
  private endPause(): void {
    if (this.state.name !== 'signing-in' || !this.state.failure) return
    const { failure, ...state } = this.state
    this.become({ ...state, failure: { trouble: failure.trouble } })
  }

  private giveUpWaiting(): void {
    this.generation++
    this.fail(new ChatError('timed-out'))
  }

  private succeed(token: string, user: User): void {
    this.outdate()
    this.attempts.emit({ type: 'succeeded' })
    this.parts.credentials.keep(this.server, { token, user })
    const before = userOf(this.state)
    this.become({ name: 'signed-in', token, user }, before)
  }

  private fail(error: unknown): void {
    this.parts.ports.clock.clearTimeout(this.timer)
    if (error instanceof NameNeeded) {
      const { refused } = error
      this.become({ name: 'needs-name', ...(refused !== undefined && { refused }) })
      return
    }
    const failure = SignInError.from(error)
    this.attempts.emit({ type: 'failed', why: failure.message })
    if (failure.remedy === 'retry') this.pause(failure)
    else this.become({ name: 'failed', trouble: failure.trouble, ...this.known })
  }

  private pause({ trouble, retryAfter }: SignInError): void {
    const { clock, random } = this.parts.ports
    const pause = backoff(this.failures++, random.fraction(), { retryAfter })
    this.timer = clock.setTimeout(() => void this.attempt(this.generation), pause)
    const failure = { trouble, until: clock.now() + pause }
    this.become({ name: 'signing-in', ...this.known, failure })
  }

  /** Only a server that lost its people gives the signed-in person another id. */
  private become(state: SessionState, before?: User): void {
    this.state = state
    if (state.name === 'signed-in') {
      const { id, name } = state.user
      const formerId = before?.name === name ? before.id : undefined
      this.parts.account.enter({ server: this.server, userId: id }, formerId)
    }
    this.changed.emit()
  }
}
