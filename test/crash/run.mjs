/** Bundles the crash test and the server, and kills the one with the other. */
import { runWithServer } from '../../scripts/bundled.mjs'

await runWithServer(import.meta.dirname, { main: 'main.ts' })
