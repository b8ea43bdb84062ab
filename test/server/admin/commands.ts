import { spawnSync } from 'node:child_process'
import { copyFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { openDatabase } from '../../../server/storage/sqlite/driver'
import { Scene, texts } from '../storage/scene'
import { openIn, type TemporaryFolder } from '../storage/temporary-folder'

export const ROOT = join(__dirname, '../../..')

/** Runs an operator's command in its own process and returns the result. */
export function admin(file: string, ...args: string[]) {
  const env = { ...process.env, DATA_DIR: dirname(file) }
  const options = { cwd: ROOT, env, encoding: 'utf8' } as const
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['server/admin.mjs', ...args],
    options
  )
  return { status, stdout, stderr }
}

/** Changes a stopped server's database by hand. */
export function change(file: string, sql: string): void {
  const db = openDatabase(file)
  db.exec(sql)
  db.close()
}

/** Eighty texts, which fill several pages. */
export const SAID = Array.from({ length: 80 }, (_, index) => `${index} ${'long '.repeat(60)}`)

/** The files that a server leaves when it is stopped in order or killed. */
export async function leftBy(ending: 'stopped' | 'killed', folder: TemporaryFolder) {
  const [file, copy] = [folder.newFile(), folder.newFile()]
  const scene = new Scene(openIn(file))
  const cid = await scene.group('team', 'Ann', 'Bob')
  for (const text of SAID) await scene.says('Ann', cid, text)
  for (const end of ['', '-wal', '.mark']) copyFileSync(file + end, copy + end)
  const { epoch } = scene.storage
  await scene.storage.close()
  return { file: ending === 'killed' ? copy : file, cid, epoch }
}

/** The folders in which repairs kept the files. */
export const keptIn = (file: string) =>
  readdirSync(dirname(file))
    .filter((name) => name.startsWith('before-repair-'))
    .map((name) => join(dirname(file), name))

/** Starts the storage once: its epoch, and the texts of the conversation. */
export async function starts(file: string, cid: string) {
  const storage = openIn(file)
  const said = texts(await new Scene(storage).log(cid)).slice(1)
  await storage.close()
  return { epoch: storage.epoch, said }
}
