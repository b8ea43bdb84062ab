/** Restarts the server under thousands of phones, with the mini-program's own connection. */
import { runWithServer } from '../scripts/bundled.mjs'

await runWithServer(import.meta.dirname, { storm: 'storm/main.ts' })
