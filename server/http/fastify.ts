import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import type { Config } from '../config'
import { factsOf, type Log } from '../log'
import { Refusal } from '../refusal'
import { provenanceOf, type OriginRule } from './origin'
import { keptOut, refused, type HttpAnswer, type HttpRequest, type Route } from './exchange'
import type { Routes } from './routes'

const MAX_BODY_BYTES = 64 * 1024
const REQUEST_MS = 30_000

export interface HttpRules extends Pick<Config, 'trustProxy'> {
  keepOut: OriginRule
  log: Log
}

/** The carrier of HTTP; it knows no route and decides nothing. */
export function openHttp(routes: Routes, { trustProxy, keepOut, log }: HttpRules): FastifyInstance {
  const app = fastify({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: REQUEST_MS,
    trustProxy: trusted(trustProxy),
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, textOf(body as Buffer))
  )
  app.setErrorHandler(async (error, _request, reply) => give(reply, refused(refusalOf(error, log))))
  app.setNotFoundHandler(async (_request, reply) =>
    give(reply, refused(new Refusal('not-found', 'no such path')))
  )
  app.addHook('onRequest', async ({ raw }, reply) => {
    const refusal = keepOut(provenanceOf(raw))
    if (refusal) return give(reply, keptOut(refusal))
  })
  for (const [name, route] of Object.entries(routes)) mount(app, name, route)
  return app
}

/** The nearest so many hops are ours. */
function trusted(trustProxy: Config['trustProxy']): false | string[] | TrustProxyFunction {
  if (typeof trustProxy !== 'number') return trustProxy
  return (_address, hop) => hop < trustProxy
}

type TrustProxyFunction = (address: string, hop: number) => boolean

/** Serves the files of a folder, always fresh: they change while somebody works on them. */
export async function serveFiles(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, { root: folder, cacheControl: false, setHeaders: stayFresh })
}

function stayFresh(response: { setHeader(name: string, value: string): unknown }): void {
  response.setHeader('cache-control', 'no-cache')
}

function mount(app: FastifyInstance, name: string, route: Route): void {
  const [method = '', url = ''] = name.split(' ')
  app.route({
    method,
    url,
    handler: async (request, reply) => give(reply, await route(requestOf(request))),
  })
}

interface Reply {
  code(status: number): Reply
  headers(headers: Record<string, string>): Reply
  send(body: string): unknown
}

function give(reply: Reply, { status, headers, body }: HttpAnswer): unknown {
  return reply.code(status).headers(headers).send(body)
}

function requestOf({ method, url, headers, body, ip }: FastifyRequest): HttpRequest {
  const path = url.split('?', 1).join()
  return { method, path, headers: singly(headers), body: bodyOf(body), address: ip }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/** What is no UTF-8 is no text, and so no JSON: a name would be kept with holes in it. */
function textOf(body: Buffer): string {
  try {
    return strictUtf8.decode(body)
  } catch {
    return ''
  }
}

const bodyOf = (body: unknown): string => (typeof body === 'string' ? body : '')

const singly = (headers: FastifyRequest['headers']): HttpRequest['headers'] =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, value?.toString()]))

/** The framework's own refusals, in our words. */
function refusalOf(error: unknown, log: Log): Refusal {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 413) return new Refusal('too-large', 'body: too long')
  if (status < 500) return new Refusal('bad-request', 'request: cannot be read')
  log.error(factsOf(error), 'request failed')
  return new Refusal('internal')
}
