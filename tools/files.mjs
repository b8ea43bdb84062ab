import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'

/** Every file in the folder, as a sorted relative path with forward slashes. */
export function listFiles(folder, ending = '') {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join('/'))
    .sort()
}
