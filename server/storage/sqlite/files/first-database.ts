import { renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Random } from '../../../random'
import { openDatabase } from '../driver'
import { migrate } from '../migrate'
import { migrations } from '../migrations'
import { newId } from '../new-id'
import { conversationSql } from '../sql/conversation'
import { syncPath } from './sync-path'

/** Makes an empty database, all of it or nothing: on a full disk it throws, and leaves nothing that a start would find. */
export function makeFirst(file: string, random: Random): void {
  const made = `${file}.first`
  const remove = (): void => {
    for (const end of ['', '-journal']) rmSync(made + end, { force: true })
  }
  remove()
  try {
    fill(made, newId(random))
    syncPath(made)
    renameSync(made, file)
    syncPath(dirname(file))
  } catch (error) {
    remove()
    throw error
  }
}

function fill(made: string, epoch: string): void {
  const db = openDatabase(made)
  try {
    migrate(db, migrations)
    db.prepare(conversationSql.insertMeta).run(epoch)
  } finally {
    db.close()
  }
}
