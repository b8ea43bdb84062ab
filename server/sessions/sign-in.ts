import type { SignedIn } from '../../protocol/session'
import type { User } from '../../protocol/user'
import type { Clock } from '../clock'
import type { Sessions } from './sessions'

const REMEMBERED_MS = 5 * 60 * 1000

/** Finds or creates the person for a code. */
export interface People {
  personFor(code: string): Promise<User>
  /** Whether the same code may be used again. Then no result is remembered. */
  readonly isRepeatable: boolean
}

interface Exchange {
  person: Promise<User>
  at: number
}

/**
 * Exchanges codes for tokens. WeChat accepts a code once, but its answer may get lost. Repeats within 5 minutes
 * therefore count as the same sign-in.
 */
export class SignIn {
  private readonly exchanges = new Map<string, Exchange>()

  constructor(
    private readonly people: People,
    private readonly sessions: Sessions,
    private readonly clock: Clock
  ) {}

  async signIn(code: string, deviceId: string): Promise<SignedIn> {
    const user = await this.personFor(code, deviceId)
    const session = await this.sessions.open(user.id, deviceId)
    return { ...session, user }
  }

  private personFor(code: string, deviceId: string): Promise<User> {
    if (this.people.isRepeatable) return this.people.personFor(code)
    this.forgetOld()
    const key = JSON.stringify([code, deviceId])
    return this.exchanges.get(key)?.person ?? this.exchange(key, code)
  }

  private exchange(key: string, code: string): Promise<User> {
    const person = this.people.personFor(code)
    this.exchanges.set(key, { person, at: this.clock.now() })
    // A failure is not remembered, because the next call may succeed.
    person.catch(() => this.exchanges.delete(key))
    return person
  }

  private forgetOld(): void {
    for (const [key, { at }] of this.exchanges) {
      // Checks both directions: after the clock was set back, entries would otherwise stay until it catches up.
      if (Math.abs(this.clock.now() - at) < REMEMBERED_MS) return
      this.exchanges.delete(key)
    }
  }
}
