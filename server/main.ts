import path from 'node:path'
import pino from 'pino'
import { collectDefaultMetrics } from 'prom-client'
import { systemClock } from './clock'
import { createServer } from './compose'
import { checkFolder, DATABASE, openDataDir } from './data-dir'
import { isLoopback, readConfig, type Config } from './config'
import { listen, type Listening } from './listen'
import { factsOf, type Log } from './log'
import { checkLimits, currentLimits } from './machine-limits'
import { systemRandom } from './random'
import { problemOf } from './start-problem'
import { openSqlite } from './storage/sqlite/open'
import { openWechat } from './wechat/code2session'

/** A server that was told to stop exits within this time, whatever is still open. */
const STOP_MS = 4500

interface Running extends Listening {
  log: Log
}

async function start(config: Config): Promise<void> {
  const log: Log = pino({ level: config.logLevel, timestamp: pino.stdTimeFunctions.isoTime })
  const warnings = [...config.warnings, ...checkLimits(currentLimits())]
  for (const warning of warnings) log.warn({}, warning)
  openDataDir(config.dataDir)
  if (config.simulatorDir) checkFolder('SIMULATOR_DIR', config.simulatorDir)
  const [clock, random] = [systemClock, systemRandom]
  const report = (error: unknown): void => log.error(factsOf(error), 'commit failed')
  const file = path.join(config.dataDir, DATABASE)
  const storage = openSqlite({ file, clock, random, report, syncing: 'beside' })
  const wechat = config.wechat && openWechat({ account: config.wechat, fetch, clock, log })
  const server = createServer({ config, clock, random, storage, wechat, log })
  collectDefaultMetrics({ register: server.metrics.registry })
  const { url, close } = await listen(server, config)
  const stop = async (): Promise<void> => {
    await close()
    await storage.close()
  }
  stopWhenTold({ url, log, close: stop })
  log.info({ url, demo: server.isDemo }, 'listening')
  if (server.isDemo && !isLoopback(config.host)) {
    log.warn({ host: config.host }, 'anyone who reaches this server can sign in as anyone')
  }
}

/** The first signal closes the server in order; later ones are ignored. When the time is up, it exits without waiting. */
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
        log.error(factsOf(error), 'did not stop in order')
        process.exit(1)
      }
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  tellStarter(url, () => stop('the process that started it is gone'))
}

/** Where another process holds a channel to this one, as `npm start` does. */
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
