import { Failure, type SignedIn } from './words'

/** A status and a parsed body. */
export interface HttpAnswer {
  status: number
  body: unknown
}

/** Posts a body unchanged, JSON or not. Uses a new connection, because a kept one may be closed by then. */
export async function post(
  url: string,
  body: string,
  headers: Record<string, string> = {}
): Promise<HttpAnswer> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', connection: 'close', ...headers },
    body,
  })
  return { status: answer.status, body: await answer.json() }
}

export async function get(url: string): Promise<HttpAnswer> {
  const answer = await fetch(url)
  return { status: answer.status, body: await answer.json() }
}

/** Exchanges a code for a token. */
export async function signIn(address: string, code: string, deviceId: string): Promise<SignedIn> {
  const { status, body } = await post(`${address}/api/login`, JSON.stringify({ code, deviceId }))
  if (status === 200) return body as SignedIn
  const { error } = body as { error: { code: string; message: string } }
  throw new Failure(error.code, error.message)
}
