/** Bundles the crash test and the server, then runs the test on the server. */
import path from 'node:path'
import { buildServer } from '../../server/build.mjs'
import { bundled } from '../../scripts/bundled.mjs'

const main = await bundled(path.join(import.meta.dirname, 'main.ts'))
await main.main(await buildServer())
