import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** Runs the work in a new empty folder, which is removed afterwards. */
export async function inScratch(work) {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'huiyin-tools-')))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Copies the named files and folders from one root to another, to the same paths. */
export function copyInto(to, from, names) {
  for (const name of names) {
    const target = path.join(to, name)
    mkdirSync(path.dirname(target), { recursive: true })
    cpSync(path.join(from, name), target, { recursive: true })
  }
}
