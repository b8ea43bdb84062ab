import { factsOf, type Log } from './log'
import { Problem } from './storage/problem'

/** Reports the storage's problems to the operator. */
export function storageListeners(log: Log, stop: () => void) {
  return {
    renewed: (why: string): void =>
      log.warn({ why }, 'the database has a new epoch: phones reload their data'),
    report: (error: unknown): void => {
      if (error instanceof Problem)
        log.error({ problem: error.kind, ...factsOf(error.cause) }, error.sentence)
      else log.error(factsOf(error), 'commit failed')
      if (error instanceof Problem && error.kind === 'second-writer') stop()
    },
    recovered: (): void => log.info({}, 'the database can be written again'),
  }
}
