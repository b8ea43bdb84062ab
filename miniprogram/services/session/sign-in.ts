import type { SignedIn } from '../../../protocol/session'
import type { Account, Http, HttpAnswer } from '../../platform/ports'
import { isRecord, isString } from '../keeping/checks'
import { ChatError, remedyOf } from '../socket/chat-error'

const DEMO = 'demo:'

/** A demo server has to be told a name, and we know none. */
export class NameNeeded extends Error {}

/** What one attempt needs. */
export interface SignInParts {
  http: Http
  account: Account
  server: string
  deviceId: string
  /** The name that the user gave this server, if it ever asked. */
  demoName: string | undefined
}

/** One attempt to become somebody: rejects with a ChatError, or where a name is needed. */
export async function signIn(parts: SignInParts): Promise<SignedIn> {
  const { http, server, deviceId } = parts
  const code = await codeFor(parts)
  const url = `${server}/api/login`
  const answer = await reached(http.post(url, { code, deviceId }))
  if (answer.status === 200 && isSignedIn(answer.body)) return answer.body
  throw failureOf(answer)
}

/** WeChat's own code, except where the server is a demo that cannot ask WeChat. */
async function codeFor({ http, account, server, demoName }: SignInParts): Promise<string> {
  const code = await reached(account.code())
  if (code.startsWith(DEMO)) return code
  const facts = await reached(http.get(`${server}/api/server`))
  if (facts.status !== 200 || !isRecord(facts.body)) throw new ChatError('busy')
  if (facts.body['demo'] !== true) return code
  if (demoName === undefined) throw new NameNeeded()
  return DEMO + demoName
}

/** What the platform could not deliver may go through later. */
async function reached<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw new ChatError('offline', { message: error instanceof Error ? error.message : '' })
  }
}

/** Anything that is not clearly a refusal is worth another try. */
function failureOf({ status, body }: HttpAnswer): ChatError {
  const error = isRecord(body) && isRecord(body['error']) ? body['error'] : {}
  const { code, retryAfter } = error
  if (status === 401) return new ChatError('forbidden')
  if (!isString(code) || status >= 500) return new ChatError('busy')
  const known = remedyOf(code) === 'retry' ? code : 'bad-request'
  return new ChatError(known, typeof retryAfter === 'number' ? { retryAfter } : {})
}

function isSignedIn(value: unknown): value is SignedIn {
  if (!isRecord(value) || !isString(value['token']) || !isRecord(value['user'])) return false
  const { id, name, avatar } = value['user']
  return isString(id) && isString(name) && isString(avatar)
}
