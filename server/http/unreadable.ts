import { factsOf, type Log } from '../log'
import { Refusal } from '../refusal'
import { refused, type HttpAnswer } from './exchange'

/** Node's error codes for unreadable requests, with our answers. Any other code means 400. */
const UNREADABLE: Record<string, readonly [number, Refusal]> = {
  HPE_HEADER_OVERFLOW: [431, new Refusal('too-large', 'headers: too long')],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, new Refusal('too-large', 'body: too long')],
  ERR_HTTP_REQUEST_TIMEOUT: [408, new Refusal('bad-request', 'request: took too long')],
}

/** The answer to data that is not an HTTP request. */
export function unreadable(code: string | undefined): HttpAnswer {
  const [status, refusal] = UNREADABLE[code ?? ''] ?? [
    400,
    new Refusal('bad-request', 'request: cannot be read'),
  ]
  return { ...refused(refusal), status }
}

/** Converts the framework's refusals to ours. */
export function frameworkRefusal(error: unknown, log: Log): Refusal {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 413) return new Refusal('too-large', 'body: too long')
  if (status < 500) return new Refusal('bad-request', 'request: cannot be read')
  log.error(factsOf(error), 'request failed')
  return new Refusal('internal')
}
