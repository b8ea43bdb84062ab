import type { FailureCode } from '../../protocol/failures'
import { Refusal } from '../refusal'

/** A request in the form that routes use. Header names are in lower case. */
export interface HttpRequest {
  method: string
  path: string
  headers: Record<string, string | undefined>
  body: string
  address: string
}

export interface HttpAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

export type Route = (request: HttpRequest) => Promise<HttpAnswer>

/** An answer with a JSON body. */
export const json = (status: number, value: unknown): HttpAnswer =>
  encoded(status, JSON.stringify(value))

/** An answer whose body is encoded JSON. */
export function encoded(status: number, body: string): HttpAnswer {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' }
  return { status, headers, body }
}

const STATUS: Partial<Record<FailureCode, number>> = {
  'bad-request': 400,
  forbidden: 401,
  expired: 401,
  'signed-out': 401,
  'not-found': 404,
  'too-large': 413,
  'rate-limited': 429,
  internal: 500,
  busy: 503,
}

/** Converts a refusal to an HTTP answer. */
export function refused(refusal: Refusal): HttpAnswer {
  const answer = json(STATUS[refusal.code] ?? 400, { error: refusal.toFailure() })
  if (refusal.retryAfter === undefined) return answer
  const seconds = Math.ceil(refusal.retryAfter / 1000)
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } }
}

/** The answer to a request that is refused before its route is known. */
export const keptOut = (refusal: Refusal): HttpAnswer => ({ ...refused(refusal), status: 403 })

/** The parsed JSON of a body. Throws a refusal if it is not JSON. */
export function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new Refusal('bad-request', 'body: expected JSON')
  }
}
