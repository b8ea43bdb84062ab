import { PING_MS } from '../../miniprogram/protocol/limits'
import { requests, type Result } from '../../protocol/requests'
import { SERVER_PROTOCOLS } from '../../protocol/session'
import type { Clock } from '../clock'
import { factsOf, type Log } from '../log'
import { Refusal } from '../refusal'
import { checked } from '../wire/schema-check'
import type { Sessions } from '../sessions/sessions'
import type { ByeReason } from '../../protocol/failures'
import type { SignedIn } from './connection-state'

/** The session for the data of a login. Refuses malformed data. */
export async function sessionFor(data: unknown, sessions: Sessions): Promise<SignedIn> {
  const { token, deviceId, attempt } = checked(requests['/login'].params, data)
  const { sessionId, userId, expiresAt } = await sessions.checkOn(deviceId, token)
  return { sessionId, userId, deviceId, expiresAt, attempt }
}

/** The response to a login. */
export const welcome = (
  { userId, sessionId }: SignedIn,
  epoch: string,
  clock: Clock
): Result<'/login'> => ({
  ...{ userId, sessionId, epoch, now: clock.now(), pingMs: PING_MS },
  protocols: SERVER_PROTOCOLS,
})

/** Why a login failed, as a refusal that the client may see. */
export function refusalOf(error: unknown, log: Log): Refusal {
  if (error instanceof Refusal) return error
  log.error({ url: '/login', ...factsOf(error) }, 'request failed')
  return new Refusal('internal')
}

/** The reason for the `/bye` that follows a refused login. */
export function byeOf({ code }: Refusal): ByeReason {
  return code === 'expired' || code === 'signed-out' ? code : 'no-login'
}
