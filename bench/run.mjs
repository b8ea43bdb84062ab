/** Measures the server beside others, and the mini-program. */
import { runWithServer } from '../scripts/bundled.mjs'

await runWithServer(import.meta.dirname, {
  main: 'main.ts',
  probe: 'probe.ts',
  'generator/generator': 'generator/generator.ts',
  'contenders/bare-ws': 'contenders/bare-ws.ts',
  'contenders/socket-io': 'contenders/socket-io.ts',
  'contenders/commit-loop': 'contenders/commit-loop.ts',
})
