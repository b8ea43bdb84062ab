import { copyFileSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { listFiles } from '../files.mjs'
import { packageFolders } from '../project.mjs'
import { runApart } from '../run.mjs'
import { copyInto, inScratch } from '../scratch.mjs'
import { normalise } from './normalise.mjs'

/** The path of the built packages, from the project's root. */
export const BUILT = 'miniprogram/miniprogram_npm'

/** Builds the phone's packages with WeChat's own builder. Returns each file's path and normalised text. */
export function buildPackages(root) {
  return inScratch(async (scratch) => {
    copyInto(scratch, root, ['package.json', ...packageFolders(root)])
    const { passed, printed } = await runApart('pack-npm.mjs', [scratch], scratch)
    if (!passed) throw new Error(printed.trim())
    for (const folder of packageFolders(root)) addLicence(scratch, folder)
    return readPackages(scratch)
  })
}

/** The relevant files of a miniprogram_npm. Source maps are not shipped. */
export function readPackages(root) {
  const folder = path.join(root, BUILT)
  const files = listFiles(folder).filter((file) => !file.endsWith('.map'))
  return new Map(
    files.map((file) => [file, normalise(readFileSync(path.join(folder, file), 'utf8'))])
  )
}

/** The builder omits the licences, but a committed copy must include them. */
function addLicence(scratch, folder) {
  const name = path.relative('node_modules', folder)
  copyFileSync(path.join(scratch, folder, 'LICENSE'), path.join(scratch, BUILT, name, 'LICENSE'))
}
