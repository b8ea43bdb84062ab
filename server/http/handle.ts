import { json, type HttpAnswer, type HttpRequest } from './exchange'
import type { Routes } from './routes'

/** Answers a request without any HTTP framework: for carriers that are none. */
export async function handle(request: HttpRequest, routes: Routes): Promise<HttpAnswer> {
  const route = routes[`${request.method} ${request.path}`]
  return route
    ? route(request)
    : json(404, { error: { code: 'not-found', message: 'no such path' } })
}
