/** Prints how long one person with many conversations holds the server's event loop. */
import { runWithServer } from '../scripts/bundled.mjs'

await runWithServer(import.meta.dirname, { holds: 'holds/main.ts', probe: 'probe.ts' })
