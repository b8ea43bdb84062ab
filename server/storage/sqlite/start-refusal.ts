import { migrations } from './migrations'

/** A database that must not be opened as it is. The message is one sentence that names the remedy. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal'

  /** `finding` is what is wrong; undefined if no repair can help. */
  constructor(
    message: string,
    readonly finding?: string
  ) {
    super(message)
  }
}

/** The commands that the sentences mention. */
export const RESTORE = '`npm run admin -- restore DIR`'
const REPAIR = '`npm run admin -- repair --accept-loss`'

/** The database has a format that this version does not know. */
export const newerDatabase = (version: number): StartRefusal =>
  new StartRefusal(
    `huiyin.db was written by a newer version of Huiyin (format ${version}, this one knows ${migrations.length}): ` +
      `start that version, or restore an older backup (${RESTORE}).`
  )

/** The database contains altered data. */
export const damagedDatabase = (flaw: string): StartRefusal =>
  damaged(`huiyin.db is damaged (${flaw})`, '')

/** The log contains less than what was acknowledged. */
export const damagedLog = (what: string): StartRefusal =>
  damaged(`huiyin.db-wal ${what}`, ', and it held acknowledged messages')

const damaged = (finding: string, loss: string): StartRefusal =>
  new StartRefusal(
    `${finding}${loss}, so the server does not start (nothing was changed): ` +
      `restore a backup (${RESTORE}), or start with what can be read (${REPAIR}).`,
    finding
  )

/** The log was written for another database. */
export function foreignLog(): StartRefusal {
  return new StartRefusal(
    'huiyin.db-wal does not belong to huiyin.db, so the server does not start (nothing was changed): ' +
      `remove it if the database was put there without a log, or put both back (${RESTORE}).`,
    'huiyin.db-wal does not belong to huiyin.db'
  )
}

/** Files beside it show that there was a database; `state` says what happened to it. */
export const lostDatabase = (state: 'is missing' | 'is empty'): StartRefusal =>
  new StartRefusal(
    `huiyin.db ${state}, although files beside it show that there was one: ` +
      `put it back, or a backup (${RESTORE}), or start with an empty one (${REPAIR}).`,
    `huiyin.db ${state}`
  )
