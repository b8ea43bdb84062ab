/** Bundles the crash test and the server, and kills the one with the other. */
import path from 'node:path'
import { buildServer } from '../../server/build.mjs'
import { bundled } from '../../scripts/bundled.mjs'

const main = await bundled(path.join(import.meta.dirname, 'main.ts'))
await main.main(await buildServer())
