import { SERVER_PROTOCOLS, signIn } from '../../protocol/session'
import type { Clock } from '../clock'
import { readFrame } from '../wire/inbound'
import { factsOf, type Log } from '../log'
import type { Metrics } from '../metrics'
import { addressKey } from '../rate/address-key'
import type { Limiter } from '../rate/limiter'
import { Refusal } from '../refusal'
import type { Refusals } from '../refusals'
import type { Router } from '../router'
import { checked } from '../wire/schema-check'
import type { Sessions } from '../sessions/sessions'
import type { SignIn } from '../sessions/sign-in'
import { Problem } from '../storage/problem'
import type { Session, Storage } from '../storage/storage'
import { metricsPage } from './metrics-page'
import {
  encoded,
  json,
  parsed,
  refused,
  type HttpAnswer,
  type HttpRequest,
  type Route,
} from './exchange'

export interface RouteParts {
  isDemo: boolean
  clock: Clock
  log: Log
  storage: Storage
  sessions: Sessions
  signIn: SignIn
  router: Router
  /** Sign-ins are limited by address, calls by session. */
  limits: { signIns: Limiter; calls: Limiter }
  metrics: Metrics
  refusals: Refusals
  /** Requests with this token may read /metrics. */
  metricsToken?: string | undefined
}

/** The handlers, by `METHOD path`. */
export type Routes = Record<string, Route>

/** All HTTP routes except the files. */
export function routesOf(parts: RouteParts): Routes {
  const routes: Routes = {
    'GET /api/server': async () => facts(parts),
    'POST /api/login': (request) => login(request, parts),
    'POST /api/call': (request) => call(request, parts),
    'GET /healthz': async () => json(200, { ok: true }),
    'GET /readyz': () => ready(parts),
    'GET /metrics': (request) =>
      metricsPage(request, { registry: parts.metrics.registry, token: parts.metricsToken }),
  }
  return Object.fromEntries(
    Object.entries(routes).map(([name, route]) => [name, guarded(name, route, parts)])
  )
}

function facts({ isDemo, clock }: RouteParts): HttpAnswer {
  const protocols = SERVER_PROTOCOLS
  return json(200, { demo: isDemo, protocol: protocols.max, protocols, now: clock.now() })
}

async function login({ address, body }: HttpRequest, parts: RouteParts): Promise<HttpAnswer> {
  parts.limits.signIns.check(addressKey(address), parts.clock.now())
  const { code, deviceId } = checked(signIn, parsed(body))
  return json(200, await parts.signIn.signIn(code, deviceId))
}

async function call(request: HttpRequest, parts: RouteParts): Promise<HttpAnswer> {
  const { sessionId, userId } = await sessionOf(request, parts.sessions)
  parts.limits.calls.check(sessionId, parts.clock.now())
  const frame = readFrame(request.body)
  if (frame?.id === undefined) throw new Refusal('bad-request', 'body: expected a request')
  const { url, id, data } = frame
  const { address } = request
  const { text } = await parts.router.answer({ url, id, data, address }, userId)
  return encoded(200, text)
}

/** The session of a request. Refuses a missing token, and the token of another device. */
async function sessionOf({ headers }: HttpRequest, sessions: Sessions): Promise<Session> {
  const token = tokenIn(headers['authorization'])
  const deviceId = headers['x-device-id']
  return deviceId === undefined ? sessions.check(token) : sessions.checkOn(deviceId, token)
}

function tokenIn(authorization = ''): string {
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1]
  if (!token) throw new Refusal('expired', 'authorization: expected Bearer TOKEN')
  return token
}

async function ready({ storage, log }: RouteParts): Promise<HttpAnswer> {
  try {
    await storage.ping()
    return json(200, { ready: true })
  } catch (error) {
    if (error instanceof Problem) {
      return json(503, { ready: false, reads: error.canRead, problem: error.kind })
    }
    log.warn(factsOf(error), 'storage does not answer')
    return json(503, { ready: false })
  }
}

/** Like the router: sends a refusal to the client, and only logs any other error. */
function guarded(name: string, route: Route, { log, refusals, metrics }: RouteParts): Route {
  const at = name.split(' ').at(-1) ?? name
  const isLogin = at === '/api/login'
  const done = (outcome: string): void => {
    if (isLogin) metrics.signedIn('http', outcome)
  }
  return async (request) => {
    try {
      const answer = await route(request)
      done('ok')
      return answer
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal('internal')
      if (error !== refusal) log.error({ route: name, ...factsOf(error) }, 'request failed')
      done(refusal.code)
      const { address } = request
      refusals.note({ kind: isLogin ? 'login' : 'http', at, reason: refusal.code, address })
      return refused(refusal)
    }
  }
}
