/** A database that must not be started as it is; the message is one sentence that names the remedy. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal'
}

/** The commands that an operator is pointed to. */
export const RESTORE = '`npm run admin -- restore DIR`'
export const REPAIR = '`npm run admin -- repair --accept-loss`'

/** The database holds what was not written so. */
export const damagedDatabase = (flaw: string): StartRefusal =>
  new StartRefusal(
    `huiyin.db is damaged (${flaw}), so the server does not start (nothing was changed): ` +
      `restore a backup (${RESTORE}), or start with what can be read (${REPAIR}).`
  )
