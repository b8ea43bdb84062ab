import { FAULTS } from '../../simulator/platform/faults/catalogue'
import type { ProfileName } from '../../simulator/platform/faults/profiles'
import { PROFILES } from '../../simulator/platform/faults/profiles'
import type { FaultSettings } from '../../simulator/platform/faults/switches'
import type { Dice } from './dice'

/** The fuzz's phones have no screen. */
const WITHOUT_SCREEN = FAULTS.filter(({ family }) => family !== 'screen')

/** The probabilities of problems on the bus, each 0 to 1. */
export interface BusTroubles {
  lost: number
  late: number
  twice: number
}

/** The people and the possible troubles. Each seed has only some troubles, so that none hides another. */
export interface Plan {
  users: string[]
  /** The owners of the phones. A name that occurs twice has two phones. */
  phones: string[]
  /** Whether the first phone's storage is copied to another phone. */
  hasTwin: boolean
  groups: string[][]
  directs: [string, string][]
  steps: number
  meanPauseMs: number
  /** The names of the possible troubles. */
  troubles: Set<string>
  bus: BusTroubles
  /** How often the power is lost when the server's process ends. */
  powerCuts: number
  profiles: ProfileName[]
  faults: FaultSettings
}

const OLDER_DATABASES = 0.2

/** The kinds of trouble that a run has or does not have. */
export const TROUBLES = [
  'background',
  'kills',
  'network',
  'half-open',
  'lost-frames',
  'server-kills',
  'crashes-at-syncs',
  'restarts',
  'full-disk',
  'failing-disk',
  'stalls',
  'errands',
  'newcomers',
  'expiry',
  'sleep',
  'impatience',
] as const

/** Draws the plan of a seed. */
export function planOf(dice: Dice): Plan {
  const users = ['Ann', 'Bob', 'Cai', 'Dan', 'Eve'].slice(0, dice.between(2, 5))
  const phones = users.flatMap((name) => (dice.chance(0.4) ? [name, name] : [name]))
  const pairs = users.flatMap((one, at) =>
    users.slice(at + 1).map((other): [string, string] => [one, other])
  )
  const plan: Plan = {
    users,
    phones,
    hasTwin: dice.chance(0.15),
    groups: Array.from({ length: dice.between(0, 2) }, () => dice.some(users, 0.8)),
    directs: dice.some(pairs, 0.6),
    steps: dice.between(30, 100),
    meanPauseMs: dice.pick([300, 800, 2_000]) ?? 800,
    troubles: new Set(dice.some(TROUBLES, 0.4)),
    bus: busOf(dice),
    powerCuts: dice.pick([0, 0.3, 0.7]) ?? 0,
    profiles: phones.map(() => dice.pick(Object.keys(PROFILES) as ProfileName[]) ?? 'plain'),
    faults: faultsOf(dice),
  }
  if (dice.chance(OLDER_DATABASES)) bringBackOlder(plan)
  return plan
}

/** Groups, recalls and sign-ins since the backup are lost with it, so such runs have none. */
function bringBackOlder({ troubles }: Plan): void {
  troubles.add('older-database')
  for (const kind of ['errands', 'newcomers', 'expiry']) troubles.delete(kind)
}

function busOf(dice: Dice): BusTroubles {
  const rate = () => (dice.chance(0.4) ? (dice.pick([0.03, 0.15, 0.4]) ?? 0) : 0)
  return { lost: rate(), late: rate(), twice: rate() }
}

/** Some faults are decided before every task, so they must be rare. */
const RATE_OF_MOMENTS = 0.001

function faultsOf(dice: Dice): FaultSettings {
  if (dice.chance(0.4)) return {}
  const struck = dice.some(WITHOUT_SCREEN, dice.pick([0.03, 0.08, 0.2]) ?? 0)
  const isSilent = struck.some(({ name }) => name === 'connect-silent')
  // A socket that neither opens nor closes keeps its slot forever, so no phone has both faults
  const possible = struck.filter(({ name }) => !isSilent || name !== 'open-after-close')
  return Object.fromEntries(
    possible.map(({ name, family }) => {
      const isMoment = family === 'moments' || family === 'links'
      const probability = isMoment ? RATE_OF_MOMENTS : (dice.pick([0.05, 0.3, 0.7]) ?? 0)
      return [name, { probability }]
    })
  )
}
