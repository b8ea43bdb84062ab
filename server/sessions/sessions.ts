import type { Clock } from '../clock'
import type { Random } from '../random'
import { Refusal } from '../refusal'
import type { Session, Storage } from '../storage/storage'
import { hashOf, newId, newToken } from './token'

const LIFETIME_MS = 30 * 24 * 60 * 60 * 1000

export interface SessionParts {
  clock: Clock
  random: Random
  storage: Storage
}

/** Manages the sessions: which token belongs to which person and device. */
export class Sessions {
  constructor(private readonly parts: SessionParts) {}

  /** Signs the person in on the device. The token is returned here once and never again. */
  async open(userId: string, deviceId: string): Promise<{ token: string; expiresAt: number }> {
    const { clock, random, storage } = this.parts
    const token = newToken(random)
    const expiresAt = clock.now() + LIFETIME_MS
    await storage.putSession({
      sessionId: newId(random),
      tokenHash: hashOf(token),
      userId,
      deviceId,
      expiresAt,
      revoked: false,
    })
    return { token, expiresAt }
  }

  /** The session of the token. Refuses with `expired` or `signed-out`. */
  async check(token: string): Promise<Session> {
    const session = await this.parts.storage.session(hashOf(token))
    if (!session) throw new Refusal('expired', 'token: unknown')
    if (session.revoked) throw new Refusal('signed-out', 'token: revoked')
    if (session.expiresAt <= this.parts.clock.now()) throw new Refusal('expired', 'token: too old')
    return session
  }

  /** Like `check`, for a device: a device may use only its own tokens. */
  async checkOn(deviceId: string, token: string): Promise<Session> {
    const session = await this.check(token)
    if (session.deviceId !== deviceId) throw new Refusal('signed-out', "token: another device's")
    return session
  }
}
