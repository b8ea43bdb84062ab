/** `npm run colours`: carries the colours of app.wxss to the files that repeat them. */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { colouredFiles } from './colours.mjs'

const root = path.join(import.meta.dirname, '..')
const read = (file) => readFileSync(path.join(root, file), 'utf8')

for (const [file, contents] of Object.entries(colouredFiles(read)))
  writeFileSync(path.join(root, file), contents)
