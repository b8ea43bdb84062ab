/** A database that must not be started as it is; the message is one sentence that names the remedy. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal'
}

/** The commands that an operator is pointed to. */
export const RESTORE = '`npm run admin -- restore DIR`'
export const REPAIR = '`npm run admin -- repair --accept-loss`'
