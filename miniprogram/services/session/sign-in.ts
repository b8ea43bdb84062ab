import type { SignedIn } from '../../../protocol/session'
import type { Account, Http, HttpAnswer } from '../../platform/ports'
import { isRecord } from '../keeping/checks'
import { remedyOf } from '../socket/chat-error'
import type { Read } from '../wire/shape'
import { failure, serverFacts, signedIn, type Refusal } from '../wire/shapes'
import { SignInError, type SignInTrouble } from './sign-in-error'

const DEMO = 'demo:'

/** A demo server needs a name: none is known, or the server refused it. */
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
  /** The name that the user gave for this server. */
  demoName: string | undefined
}

/** Makes one sign-in attempt. Rejects with `SignInError`, or with `NameNeeded`. */
export async function signIn(parts: SignInParts): Promise<SignedIn> {
  const { http, server, deviceId } = parts
  const code = await codeFor(parts)
  const url = `${server}/api/login`
  const answer = await reached(http.post(url, { code, deviceId }), 'unreachable')
  const welcome = answer.status === 200 ? read(signedIn, answer.body) : undefined
  if (welcome) return welcome
  if (isNameRefused(code, answer)) throw new NameNeeded(code.slice(DEMO.length))
  throw failureOf(answer)
}

/** A refused name can be changed, so no name locks the user out. */
function isNameRefused(code: string, { status }: HttpAnswer): boolean {
  return code.startsWith(DEMO) && status === 400
}

/** WeChat's code. On a demo server, which cannot ask WeChat, a code with the name. */
async function codeFor({ http, account, server, demoName }: SignInParts): Promise<string> {
  const code = await reached(account.code(), 'no-code')
  if (code.startsWith(DEMO)) return demoName === undefined ? code : DEMO + demoName
  const facts = await reached(http.get(`${server}/api/server`), 'unreachable')
  const known = facts.status === 200 ? read(serverFacts, facts.body) : undefined
  if (!known) throw refusal('busy', facts.status)
  if (!known.demo) return code
  if (demoName === undefined) throw new NameNeeded()
  return DEMO + demoName
}

/** A request that the platform could not deliver may succeed later. */
async function reached<T>(answer: Promise<T>, trouble: SignInTrouble): Promise<T> {
  try {
    return await answer
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new SignInError(trouble, 'offline', { message })
  }
}

/** Every answer that is not clearly a refusal is retried. */
function failureOf({ status, body }: HttpAnswer): SignInError {
  const error = isRecord(body) ? read(failure, body['error']) : undefined
  if (status === 401) return new SignInError('code-refused', 'forbidden', { message: said(status) })
  if (!error || status >= 500) return refusal('busy', status)
  const code = remedyOf(error.code) === 'retry' ? error.code : 'bad-request'
  return refusal(code, status, error.retryAfter)
}

function refusal(code: string, status: number, retryAfter?: Refusal['retryAfter']): SignInError {
  return new SignInError('refused', code, { message: said(status), retryAfter })
}

/** Only the status: the body of another program's answer must not get into the diagnostics. */
function said(status: number): string {
  return `HTTP ${status}`
}

/** The value in a body, or undefined if the body comes from another program. */
function read<T>(shape: Read<T>, body: unknown): T | undefined {
  try {
    return shape(body)
  } catch {
    return undefined
  }
}
