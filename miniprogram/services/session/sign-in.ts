import type { SignedIn } from '../../../protocol/session'
import type { Account, Http, HttpAnswer } from '../../platform/ports'
import { isRecord, isString } from '../keeping/checks'
import { remedyOf } from '../socket/chat-error'
import { SignInError, type SignInTrouble } from './sign-in-error'

const DEMO = 'demo:'

/** A demo server has to be told a name: we know none, or it refused the one that we told. */
export class NameNeeded extends Error {
  constructor(readonly refused?: string) {
    super('a name is needed')
  }
}

/** What one attempt needs. */
export interface SignInParts {
  http: Http
  account: Account
  server: string
  deviceId: string
  /** The name that the user gave this server, if it ever asked. */
  demoName: string | undefined
}

/** One attempt to become somebody: rejects with a SignInError, or where a name is needed. */
export async function signIn(parts: SignInParts): Promise<SignedIn> {
  const { http, server, deviceId } = parts
  const code = await codeFor(parts)
  const url = `${server}/api/login`
  const answer = await reached(http.post(url, { code, deviceId }), 'unreachable')
  if (answer.status === 200 && isSignedIn(answer.body)) return answer.body
  if (isNameRefused(code, answer)) throw new NameNeeded(code.slice(DEMO.length))
  throw failureOf(answer)
}

/** Whoever chose the name can choose another, so that no name locks the phone out. */
function isNameRefused(code: string, { status }: HttpAnswer): boolean {
  return code.startsWith(DEMO) && status === 400
}

/** WeChat's own code, except where the server is a demo that cannot ask WeChat. */
async function codeFor({ http, account, server, demoName }: SignInParts): Promise<string> {
  const code = await reached(account.code(), 'no-code')
  if (code.startsWith(DEMO)) return demoName === undefined ? code : DEMO + demoName
  const facts = await reached(http.get(`${server}/api/server`), 'unreachable')
  if (facts.status !== 200 || !isRecord(facts.body)) throw refusal('busy', facts.status)
  if (facts.body['demo'] !== true) return code
  if (demoName === undefined) throw new NameNeeded()
  return DEMO + demoName
}

/** What the platform could not deliver may go through later. */
async function reached<T>(answer: Promise<T>, trouble: SignInTrouble): Promise<T> {
  try {
    return await answer
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new SignInError(trouble, 'offline', { message })
  }
}

/** Anything that is not clearly a refusal is worth another try. */
function failureOf({ status, body }: HttpAnswer): SignInError {
  const error = isRecord(body) && isRecord(body['error']) ? body['error'] : {}
  const { code, retryAfter } = error
  if (status === 401) return new SignInError('code-refused', 'forbidden', { message: said(status) })
  if (!isString(code) || status >= 500) return refusal('busy', status)
  const known = remedyOf(code) === 'retry' ? code : 'bad-request'
  return refusal(known, status, typeof retryAfter === 'number' ? retryAfter : undefined)
}

function refusal(code: string, status: number, retryAfter?: number): SignInError {
  return new SignInError('refused', code, { message: said(status), retryAfter })
}

/** The status alone: what a stranger's answer says besides stays out of the diagnostics. */
function said(status: number): string {
  return `HTTP ${status}`
}

function isSignedIn(value: unknown): value is SignedIn {
  if (!isRecord(value) || !isString(value['token']) || !isRecord(value['user'])) return false
  const { id, name, avatar } = value['user']
  return isString(id) && isString(name) && isString(avatar)
}
