import path from 'node:path'
import type { Server } from './compose'
import type { Config } from './config'
import { takeUpgrades } from './gateway/upgrade'
import { openHttp, serveFiles } from './http/fastify'
import { keepForeignPagesOut, letEverybodyIn } from './http/origin'
import { ownNames } from './http/own-names'

export type ListenConfig = Pick<
  Config,
  'host' | 'port' | 'demoHosts' | 'trustProxy' | 'simulatorDir'
>

/** After a restart all phones connect at once: this many may wait to be accepted. */
const BACKLOG = 4096

/** A listening server. */
export interface Listening {
  url: string
  /** Stops taking connections, says goodbye to the open ones, and waits until all are closed. */
  close: () => Promise<void>
}

/** Starts to accept HTTP requests and sockets. */
export async function listen(server: Server, config: ListenConfig): Promise<Listening> {
  const names = ownNames([config.host, ...config.demoHosts])
  const keepOut = server.isDemo ? keepForeignPagesOut(names) : letEverybodyIn
  const app = openHttp(server.routes, { ...config, keepOut, log: server.log })
  if (server.isDemo && config.simulatorDir) await serveFiles(app, path.resolve(config.simulatorDir))
  takeUpgrades(app.server, server.gateway, keepOut)
  await server.ready
  const url = await app.listen({ port: config.port, host: config.host, backlog: BACKLOG })
  const close = async (): Promise<void> => {
    const noMore = app.close()
    await server.close()
    await noMore
  }
  return { url, close }
}
