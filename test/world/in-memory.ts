import { openSqlite } from '../../server/storage/sqlite/open'
import type { ServerHabits } from './virtual-server'

/** Without files, for stories that never restart their server. */
export const inMemory: Pick<ServerHabits, 'openStorage'> = {
  openStorage: (parts) => openSqlite({ file: ':memory:', ...parts }),
}
