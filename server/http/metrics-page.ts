import type { Registry } from 'prom-client'
import type { HttpAnswer } from './exchange'

/** What Prometheus reads. */
export async function metricsPage(registry: Registry): Promise<HttpAnswer> {
  const body = await registry.metrics()
  return { status: 200, headers: { 'content-type': registry.contentType }, body }
}
