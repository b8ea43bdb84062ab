/** Attacks the server in several ways, and prints what an honest pair notices. */
import { runWithServer } from '../scripts/bundled.mjs'

await runWithServer(import.meta.dirname, {
  attack: 'attack/main.ts',
  attackers: 'attack/attackers.ts',
  probe: 'probe.ts',
})
