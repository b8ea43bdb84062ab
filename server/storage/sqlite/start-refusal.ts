import { migrations } from './migrations'

/** A database that must not be started as it is; the message is one sentence that names the remedy. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal'
}

/** The commands that an operator is pointed to. */
export const RESTORE = '`npm run admin -- restore DIR`'
export const REPAIR = '`npm run admin -- repair --accept-loss`'

/** The database has a format that this version does not know. */
export const newerDatabase = (version: number): StartRefusal =>
  new StartRefusal(
    `huiyin.db was written by a newer version of Huiyin (format ${version}, this one knows ${migrations.length}): ` +
      'start that version, or restore an older backup.'
  )

/** The database holds what was not written so. */
export const damagedDatabase = (flaw: string): StartRefusal =>
  new StartRefusal(
    `huiyin.db is damaged (${flaw}), so the server does not start (nothing was changed): ` +
      `restore a backup (${RESTORE}), or start with what can be read (${REPAIR}).`
  )
