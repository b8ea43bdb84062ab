import { createHash, timingSafeEqual } from 'node:crypto'
import type { Registry } from 'prom-client'
import { isLoopbackAddress } from '../rate/address-key'
import { Refusal } from '../refusal'
import type { HttpAnswer, HttpRequest } from './exchange'

/** Headers that proxies add. A request with one of them comes from another machine. */
const TRACES = ['x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'forwarded', 'via']

/** The metrics in Prometheus format. Answers only direct requests from this machine, or requests with the token. */
export async function metricsPage(
  request: HttpRequest,
  { registry, token }: { registry: Registry; token: string | undefined }
): Promise<HttpAnswer> {
  if (!isDirect(request) && !hasToken(request, token)) {
    throw new Refusal('forbidden', 'metrics: only for this machine, or with METRICS_TOKEN')
  }
  const body = await registry.metrics()
  const headers = { 'content-type': registry.contentType, 'cache-control': 'no-store' }
  return { status: 200, headers, body }
}

function isDirect({ address, headers }: HttpRequest): boolean {
  return isLoopbackAddress(address) && TRACES.every((name) => headers[name] === undefined)
}

function hasToken({ headers }: HttpRequest, token: string | undefined): boolean {
  const given = /^Bearer +(\S+)$/i.exec(headers['authorization'] ?? '')?.[1]
  if (token === undefined || given === undefined) return false
  // Both are hashed: their lengths are then equal, and the time of the comparison reveals nothing.
  return timingSafeEqual(hashOf(given), hashOf(token))
}

const hashOf = (text: string): Buffer => createHash('sha256').update(text).digest()
