import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import fastifyStatic from '@fastify/static'
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import type { Clock } from '../clock'
import type { Log } from '../log'
import { Refusal } from '../refusal'
import type { Refusals } from '../refusals'
import { clientOf, type Trust } from './client-address'
import { keptOut, refused, type HttpAnswer, type HttpRequest, type Route } from './exchange'
import { hangUp } from './hang-up'
import { provenanceOf, type OriginRule } from './origin'
import type { Routes } from './routes'
import { ANSWER_HEADERS, PAGE_HEADERS, SAFE_HEADERS } from './safe-headers'
import { frameworkRefusal, unreadable } from './unreadable'

const MAX_BODY_BYTES = 64 * 1024

/** Clients that send or read more slowly than this are disconnected. */
const TIMES = {
  /** For the headers of a request, including the first request of a socket. */
  headersTimeout: 10_000,
  /** For the whole request. */
  requestTimeout: 30_000,
  /** For the client to read the next bytes of its answer. */
  connectionTimeout: 30_000,
  connectionsCheckingInterval: 1_000,
}

const NO_HOST = new Refusal('bad-request', 'host: missing')

export interface HttpRules {
  keepOut: OriginRule
  trust: Trust
  clock: Clock
  log: Log
  refusals: Refusals
}

/** The HTTP transport. It contains no routes and no decisions. */
export function openHttp(routes: Routes, rules: HttpRules): FastifyInstance {
  const { requestTimeout, connectionTimeout, ...http } = TIMES
  const app = fastify({
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout,
    connectionTimeout,
    // Without this option, Node would answer in its own words.
    http: { ...http, requestTimeout, requireHostHeader: false },
    clientErrorHandler: (error, socket) => hangUpOn(socket, unreadable(error.code), rules.clock),
    frameworkErrors: (error, _request, reply) =>
      void give(reply as Reply, refused(frameworkRefusal(error, rules.log))),
  })
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, textOf(body as Buffer))
  )
  refuseInOurWords(app, rules)
  for (const [name, route] of Object.entries(routes)) mount(app, name, { route, ...rules })
  takeOddOnes(app, rules.clock)
  return app
}

function refuseInOurWords(app: FastifyInstance, rules: HttpRules): void {
  const { keepOut, log } = rules
  const noted = (request: FastifyRequest, refusal: Refusal): Refusal =>
    note(request, refusal, rules)
  app.setErrorHandler(async (error, request, reply) =>
    give(reply, refused(noted(request, frameworkRefusal(error, log))))
  )
  app.setNotFoundHandler(async (request, reply) =>
    give(reply, refused(noted(request, new Refusal('not-found', 'no such path'))))
  )
  app.addHook('onRequest', async (request, reply) => {
    const { raw } = request
    reply.headers(SAFE_HEADERS)
    if (!raw.headers.host && raw.httpVersion === '1.1') {
      return give(reply, refused(noted(request, NO_HOST)))
    }
    const refusal = keepOut(provenanceOf(raw))
    if (refusal) return give(reply, keptOut(noted(request, refusal)))
  })
}

/** Reports the refusal to the operator. Unknown paths are not logged. */
function note({ raw, routeOptions }: FastifyRequest, refusal: Refusal, rules: HttpRules): Refusal {
  const { address } = clientOf(raw, rules.trust)
  const at = routeOptions.url ?? 'other'
  rules.refusals.note({ kind: 'http', at, reason: refusal.code, address })
  return refusal
}

/** Handles requests that Node would answer itself, or would not answer. */
function takeOddOnes({ server }: FastifyInstance, clock: Clock): void {
  const method = { ...refused(new Refusal('bad-request', 'method: not supported')), status: 405 }
  server.on('connect', (_request, socket: Socket) => hangUp(socket, method, clock))
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) =>
    server.emit('request', request, response)
  )
}

function hangUpOn(socket: Socket, answer: HttpAnswer, clock: Clock): void {
  if (socket.writable) hangUp(socket, answer, clock)
  else socket.destroy()
}

/** Serves the files of a folder without caching, because they change during development. */
export async function serveFiles(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, { root: folder, cacheControl: false, setHeaders: describe })
}

function describe(response: { setHeader(name: string, value: string): unknown }): void {
  for (const [name, value] of Object.entries(PAGE_HEADERS)) response.setHeader(name, value)
}

function mount(
  app: FastifyInstance,
  name: string,
  { route, trust }: { route: Route; trust: Trust }
): void {
  const [method = '', url = ''] = name.split(' ')
  app.route({
    method,
    url,
    handler: async (request, reply) => give(reply, await route(requestOf(request, trust))),
  })
}

interface Reply {
  code(status: number): Reply
  headers(headers: Record<string, string>): Reply
  send(body: string): unknown
}

function give(reply: Reply, { status, headers, body }: HttpAnswer): unknown {
  return reply
    .code(status)
    .headers({ ...ANSWER_HEADERS, ...headers })
    .send(body)
}

function requestOf({ method, url, headers, body, raw }: FastifyRequest, trust: Trust): HttpRequest {
  const path = url.split('?', 1).join()
  const { address } = clientOf(raw, trust)
  return { method, path, headers: singly(headers), body: bodyOf(body), address }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true })

/** Refuses a body that is not UTF-8. Otherwise a name would be stored with replacement characters. */
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
