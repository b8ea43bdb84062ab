/** The process of those who attack: the honest pair is measured in another one. */
import { setPriority } from 'node:os'
import { ATTACKS, type Attackers } from './attacks'
import { ask, deviceOf, type Device } from './devices'
import { ATTACKING, type Prey } from './prey'
import { Tally } from './tally'

const DEVICES = 10
const SETTLED_MS = 2_000
const PING_MS = 25_000
/** Where they share a core with the honest pair, it goes first. */
const NICE = 10

let attackers: Attackers | undefined
let end: () => void = () => undefined

/** Prey: take it in. A name: begin that attack. `end`: end it, and tell what became of it. */
async function obey(told: Prey | string): Promise<object> {
  if (typeof told !== 'string') attackers = await attackersOn(told)
  else if (told === 'end') {
    end()
    // The last answers are still on their way.
    await new Promise((resolve) => setTimeout(resolve, SETTLED_MS))
  } else if (attackers) {
    attackers.tally.take()
    end = ATTACKS[told]?.(attackers) ?? end
  }
  return { became: attackers?.tally.take() ?? '' }
}

async function attackersOn(prey: Prey): Promise<Attackers> {
  const tally = new Tally()
  const devices: Device[] = []
  for (const name of ATTACKING) {
    for (let count = 0; count < DEVICES; count++) {
      devices.push(await deviceOf(prey.url, { name, deviceId: `${name}-${count}`, tally }))
    }
  }
  // A silent socket would be closed before its attack begins.
  setInterval(() => devices.forEach((device) => ask(device, '/ping', {})), PING_MS)
  return { prey, devices, tally }
}

setPriority(NICE)
process.on('message', (told: Prey | string) => {
  void obey(told).then((answer) => process.send?.(answer))
})
// What was sent before somebody listened is lost.
process.send?.({ ready: true })
