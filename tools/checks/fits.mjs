import { readFileSync } from 'node:fs'
import path from 'node:path'
import { listFiles } from '../files.mjs'
import { readJson } from '../project.mjs'
import { sizes } from './sizes.mjs'

const MAX_MAIN_BYTES = 450 * 1024
const MAX_ALL_BYTES = 1536 * 1024

/** The main package stays small, because everybody waits for it at the first start. */
export const fits = {
  promise: 'the main package is under 450 KB, and all packages are under 1.5 MB',
  async problems({ compiled, say }) {
    const weighed = listFiles(compiled).map((file) => weigh(compiled, file))
    const { main, parts } = sizes(weighed, readJson(path.join(compiled, 'app.json')))
    for (const [part, bytes] of parts) say(`  ${kilobytes(bytes).padStart(9)}  ${part}`)
    say(`  ${kilobytes(main).padStart(9)}  main package`)

    const all = weighed.reduce((sum, { bytes }) => sum + bytes, 0)
    say(`  ${kilobytes(all).padStart(9)}  in all`)
    const [largest] = weighed.toSorted((a, b) => b.bytes - a.bytes)
    const tooLarge = (name, bytes, most) =>
      bytes < most
        ? []
        : [
            `${name} ${kilobytes(bytes)}, allowed are ${kilobytes(most)}; the largest file is ${largest.file}`,
          ]
    return [
      ...tooLarge('the main package has', main, MAX_MAIN_BYTES),
      ...tooLarge('all packages have', all, MAX_ALL_BYTES),
    ]
  },
}

const weigh = (folder, file) => ({ file, bytes: readFileSync(path.join(folder, file)).length })
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`
