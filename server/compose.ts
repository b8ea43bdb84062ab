import { openCore, type CoreParts } from './core'
import { Demo } from './demo/demo'
import type { Gateway } from './gateway/gateway'
import { routesOf, type Routes } from './http/routes'
import type { Log } from './log'
import type { Metrics } from './metrics'
import type { Refusals } from './refusals'
import type { Rate } from './rate/bucket'
import { Limiter } from './rate/limiter'
import { Refusal } from './refusal'
import { SessionSweep } from './sessions/session-sweep'
import { SignIn } from './sessions/sign-in'
import { wechatPeople } from './sessions/wechat-people'
import type { Wechat } from './wechat/wechat'

/** How long running requests may take when the server closes. */
const PATIENCE_MS = 1500

/** The parts that the server does not construct itself. */
export interface ServerParts extends Omit<CoreParts, 'requestRate' | 'devicesPerPerson'> {
  config: {
    requestRate: Rate
    signInRate: Rate
    devicesPerPerson: number
    metricsToken?: string | undefined
  }
  /** If absent, the server runs in demo mode. */
  wechat?: Wechat | undefined
}

export interface Server {
  isDemo: boolean
  gateway: Gateway
  /** The HTTP handlers, by `METHOD path`. */
  routes: Routes
  metrics: Metrics
  refusals: Refusals
  log: Log
  /** Settles when the server can accept connections. */
  ready: Promise<void>
  /** Says goodbye to all sockets. The caller closes the storage that it opened. */
  close: () => Promise<void>
}

/** The whole server except its transports: sockets and HTTP requests are passed to it. */
export function createServer(parts: ServerParts): Server {
  const { config, clock, storage, random, wechat } = parts
  const core = openCore({ ...parts, ...config })
  const { gateway, watch, metrics, refusals, sessions, announce } = core

  const demo = new Demo({ clock, storage, announce })
  const people = wechat ? wechatPeople(wechat, storage, random) : demo
  const signIn = new SignIn(people, sessions, clock)
  const limits = { signIns: new Limiter(config.signInRate), calls: new Limiter(config.requestRate) }
  const sweep = new SessionSweep(parts)
  const isDemo = people === demo
  const routes = routesOf({ ...parts, ...core, ...config, isDemo, signIn, limits })

  const begin = async (): Promise<void> => {
    sweep.start()
    await watch.start()
    if (isDemo) await demo.seeded().catch(unlessBusy)
  }
  const close = async (): Promise<void> => {
    sweep.stop()
    watch.stop()
    await gateway.close(PATIENCE_MS)
  }
  return { isDemo, gateway, routes, metrics, refusals, log: parts.log, ready: begin(), close }
}

/** A store that refuses writes can still be read. The demo people are created at a later sign-in. */
function unlessBusy(error: unknown): void {
  if (!(error instanceof Refusal && error.code === 'busy')) throw error
}
