import { copyFileSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { listFiles } from '../files.mjs'
import { packageFolders } from '../project.mjs'
import { runApart } from '../run.mjs'
import { copyInto, inScratch } from '../scratch.mjs'
import { normalise } from './normalise.mjs'

/** Where the built packages stand, from the project's root. */
export const BUILT = 'miniprogram/miniprogram_npm'

/** Builds the phone's packages with WeChat's own builder: each file's path, and its normalised text. */
export function buildPackages(root) {
  return inScratch(async (scratch) => {
    copyInto(scratch, root, ['package.json', ...packageFolders(root)])
    const { passed, printed } = await runApart('pack-npm.mjs', [scratch], scratch)
    if (!passed) throw new Error(printed.trim())
    for (const folder of packageFolders(root)) addLicence(scratch, folder)
    return readPackages(scratch)
  })
}

/** The files of a miniprogram_npm that count: source maps stay at home. */
export function readPackages(root) {
  const folder = path.join(root, BUILT)
  const files = listFiles(folder).filter((file) => !file.endsWith('.map'))
  return new Map(
    files.map((file) => [file, normalise(readFileSync(path.join(folder, file), 'utf8'))])
  )
}

/** The builder leaves the licences out, which must travel with a committed copy. */
function addLicence(scratch, folder) {
  const name = path.relative('node_modules', folder)
  copyFileSync(path.join(scratch, folder, 'LICENSE'), path.join(scratch, BUILT, name, 'LICENSE'))
}
