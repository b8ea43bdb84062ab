import { factsOf, type Log } from '../log'
import { Refusal } from '../refusal'
import { refused, type HttpAnswer } from './exchange'

/** Node's codes of what it could not read, with what we say; any other means 400. */
const UNREADABLE: Record<string, readonly [number, Refusal]> = {
  HPE_HEADER_OVERFLOW: [431, new Refusal('too-large', 'headers: too long')],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, new Refusal('too-large', 'body: too long')],
  ERR_HTTP_REQUEST_TIMEOUT: [408, new Refusal('bad-request', 'request: took too long')],
}

/** The answer to bytes that are no request. */
export function unreadable(code: string | undefined): HttpAnswer {
  const [status, refusal] = UNREADABLE[code ?? ''] ?? [
    400,
    new Refusal('bad-request', 'request: cannot be read'),
  ]
  return { ...refused(refusal), status }
}

/** The framework's own refusals in our words. */
export function frameworkRefusal(error: unknown, log: Log): Refusal {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 413) return new Refusal('too-large', 'body: too long')
  if (status < 500) return new Refusal('bad-request', 'request: cannot be read')
  log.error(factsOf(error), 'request failed')
  return new Refusal('internal')
}
