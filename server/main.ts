import path from 'node:path'
import pino from 'pino'
import { collectDefaultMetrics } from 'prom-client'
import { buildInfo, registerBuildInfo } from './build-info'
import { openControl, type Control } from './admin/control-server'
import { Desk } from './admin/desk'
import { systemClock } from './clock'
import { createServer } from './compose'
import { checkFolder, DATABASE, openDataDir } from './data-dir'
import { isLoopback, readConfig, type Config } from './config'
import { registerDiskMetrics } from './disk-metrics'
import { listen, type Listening } from './listen'
import { factsOf, type Log } from './log'
import { checkLimits, currentLimits } from './machine-limits'
import { systemRandom } from './random'
import { Metrics } from './metrics'
import { problemOf } from './start-problem'
import { storageListeners } from './storage-listeners'
import { openSqlite } from './storage/sqlite/open'
import type { Timing } from './storage/sqlite/timing'
import { openWechat } from './wechat/code2session'

/** After a stop signal, the server exits within this time, even if connections are still open. */
const STOP_MS = 4500

interface Running extends Listening {
  log: Log
}

async function start(config: Config): Promise<void> {
  const log: Log = pino({ level: config.logLevel, timestamp: pino.stdTimeFunctions.isoTime })
  checkSurroundings(config, log)
  const [clock, random, metrics] = [systemClock, systemRandom, new Metrics()]
  const file = path.join(config.dataDir, DATABASE)
  const storage = openSqlite({
    file,
    clock,
    random,
    ...storageListeners(log, () => process.exit(1)),
    syncing: 'beside',
    timing: timingOf(metrics),
  })
  const wechat = config.wechat && openWechat({ account: config.wechat, fetch, clock, log })
  const server = createServer({ config, clock, random, storage, wechat, log, metrics })
  collectDefaultMetrics({ register: metrics.registry })
  registerBuildInfo(metrics.registry)
  registerDiskMetrics(metrics, config.dataDir)
  const { url, close } = await listen(server, config)
  const { version } = buildInfo
  const desk = new Desk({ clock, storage, file, version, sockets: server.gateway })
  const control = await controlFor(config.dataDir, desk, log)
  const stop = async (): Promise<void> => {
    control?.close()
    await close()
    await storage.close()
  }
  stopWhenTold({ url, log, close: stop })
  announce(url, server.isDemo, { config, log })
}

type Ground = { config: Config; log: Log }

function announce(url: string, isDemo: boolean, { config, log }: Ground): void {
  log.info({ url, demo: isDemo }, 'listening')
  if (!isDemo || isLoopback(config.host)) return
  log.warn({ host: config.host }, 'anyone who reaches this server can sign in as anyone')
}

/** Refuses to start in surroundings that would stop the server later. Warns about possible problems. */
function checkSurroundings({ warnings, dataDir, simulatorDir }: Config, log: Log): void {
  for (const warning of [...warnings, ...checkLimits(currentLimits())]) log.warn({}, warning)
  // Other users must not read the files that the server writes.
  process.umask(0o077)
  openDataDir(dataDir)
  if (simulatorDir) checkFolder('SIMULATOR_DIR', simulatorDir)
}

const timingOf = ({ commits, syncs }: Metrics): Timing => ({
  elapsed: () => systemClock.elapsed(),
  committed: (durationMs) => commits.observe(durationMs),
  synced: (durationMs) => syncs.observe(durationMs),
})

/** The server runs even if its control socket cannot be opened. */
async function controlFor(dataDir: string, desk: Desk, log: Log): Promise<Control | undefined> {
  try {
    return await openControl({ dataDir, desk, log })
  } catch (error) {
    log.warn(factsOf(error), 'takes no admin commands while it runs')
    return undefined
  }
}

/**
 * The first signal closes the server in order, and later ones are ignored. After the deadline, the process exits
 * without waiting.
 */
function stopWhenTold({ url, close, log }: Running): void {
  let isStopping = false
  const stop = (signal: string): void => {
    if (isStopping) return
    isStopping = true
    log.info({ signal }, 'stopping')
    systemClock.setTimeout(() => process.exit(0), STOP_MS)
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error(factsOf(error), 'the shutdown failed')
        process.exit(1)
      }
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  tellStarter(url, () => stop('the process that started it is gone'))
}

/** Reports the address over the IPC channel if another process opened one, as `npm start` does. */
function tellStarter(url: string, whenGone: () => void): void {
  if (!process.send) return
  if (!process.connected) {
    whenGone()
    return
  }
  process.once('disconnect', whenGone)
  process.send({ url })
}

try {
  await start(readConfig(process.env))
} catch (error) {
  process.stderr.write(`${problemOf(error)}\n`)
  process.exit(1)
}
