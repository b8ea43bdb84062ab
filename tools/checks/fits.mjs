import { readFileSync } from 'node:fs'
import path from 'node:path'
import { listFiles } from '../files.mjs'
import { readJson } from '../project.mjs'
import { sizes } from './sizes.mjs'

const MAX_MAIN_BYTES = 360 * 1024

/** The main package stays small, because everybody waits for it at the first start. */
export const fits = {
  promise: 'the main package is under 360 KB',
  async problems({ compiled, say }) {
    const weighed = listFiles(compiled).map((file) => weigh(compiled, file))
    const { main, parts } = sizes(weighed, readJson(path.join(compiled, 'app.json')))
    for (const [part, bytes] of parts) say(`  ${kilobytes(bytes).padStart(9)}  ${part}`)
    say(`  ${kilobytes(main).padStart(9)}  main package`)

    if (main < MAX_MAIN_BYTES) return []
    const [largest] = weighed.toSorted((a, b) => b.bytes - a.bytes)
    return [
      `the main package has ${kilobytes(main)}, allowed are ${kilobytes(MAX_MAIN_BYTES)}; its largest file is ${largest.file}`,
    ]
  },
}

const weigh = (folder, file) => ({ file, bytes: readFileSync(path.join(folder, file)).length })
const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1)} KB`
