import path from 'node:path'
import { systemClock as clock } from './clock'
import type { Server } from './compose'
import type { Config } from './config'
import { takeUpgrades } from './gateway/upgrade'
import { trustIn } from './http/client-address'
import { Doors } from './http/doors'
import { openHttp, serveFiles } from './http/fastify'
import { keepForeignPagesOut, letEverybodyIn } from './http/origin'
import { ownNames } from './http/own-names'
import { currentLimits, descriptorLimit } from './machine-limits'

export type ListenConfig = Pick<
  Config,
  | 'host'
  | 'port'
  | 'demoHosts'
  | 'trustProxy'
  | 'socketsPerAddress'
  | 'socketsUnsigned'
  | 'simulatorDir'
>

/** After a restart all phones connect at once. This many connections may wait to be accepted. */
const BACKLOG = 4096

/** A listening server. */
export interface Listening {
  url: string
  /** Stops accepting connections, sends `/bye` to the open ones, and waits until all are closed. */
  close: () => Promise<void>
}

/** Starts to accept HTTP requests and sockets. */
export async function listen(server: Server, config: ListenConfig): Promise<Listening> {
  const names = ownNames([config.host, ...config.demoHosts])
  const keepOut = server.isDemo ? keepForeignPagesOut(names) : letEverybodyIn
  const trust = trustIn(config.trustProxy)
  const { log, refusals } = server
  const app = openHttp(server.routes, { keepOut, trust, clock, log, refusals })
  if (server.isDemo && config.simulatorDir) await serveFiles(app, path.resolve(config.simulatorDir))
  const descriptors = descriptorLimit(currentLimits())
  const refused = (address: string): void =>
    refusals.note({ kind: 'upgrade', at: 'connection', reason: 'rate-limited', address })
  const doors = new Doors({ ...config, descriptors, refused }, trust)
  doors.watch(app.server)
  takeUpgrades(app.server, { gateway: server.gateway, doors, keepOut, clock, refusals })
  await server.ready
  const url = await app.listen({ port: config.port, host: config.host, backlog: BACKLOG })
  const close = async (): Promise<void> => {
    const noMore = app.close()
    await server.close()
    await noMore
  }
  return { url, close }
}
