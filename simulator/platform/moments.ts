import type { Clock } from './clock'
import { MOMENT_NAMES, type MomentName } from './faults/moments'
import type { Faults } from './faults/switches'
import type { Lifecycle } from './lifecycle'
import { CLOCK_STEP_MS, NATIVE_PAGE_MS, NETWORK_GONE_MS } from './limits'
import type { NetworkType } from './network'

/** What these faults can do to the phone. */
export interface MomentsParts {
  faults: Faults
  clock: Clock
  lifecycle: Lifecycle
  setNetwork: (type: NetworkType) => void
  networkType: () => NetworkType
}

const IN_FRONT_ONLY = new Set<MomentName>([
  'show-spurious',
  'hide-show-spurious',
  'native-page-opens',
])

/** Lets faults that can occur at any moment occur before a task. */
export class Moments {
  constructor(private readonly parts: MomentsParts) {}

  pass(): void {
    for (const name of MOMENT_NAMES) {
      if (this.canHappen(name) && this.parts.faults.strikes(name)) this.happenings[name]()
    }
  }

  private readonly happenings: Record<MomentName, () => void> = {
    'killed-any-moment': () => this.parts.lifecycle.kill(),
    'clock-steps-forward': () => this.parts.faults.stepClock(this.step()),
    'clock-steps-back': () => this.parts.faults.stepClock(-this.step()),
    'show-spurious': () => this.parts.lifecycle.comings.tellShown(),
    'hide-show-spurious': () => {
      this.parts.lifecycle.comings.tellHidden(3)
      this.parts.lifecycle.comings.tellShown()
    },
    'native-page-opens': () => this.parts.lifecycle.openNativePage(NATIVE_PAGE_MS),
    'network-flips': () => this.parts.setNetwork(this.otherNetwork()),
    'network-drops': () => this.dropNetwork(),
  }

  /** Faults of show and hide occur only while the app is in front. */
  private canHappen(name: MomentName): boolean {
    const { visibility } = this.parts.lifecycle
    return visibility === 'shown' || (visibility === 'hidden' && !IN_FRONT_ONLY.has(name))
  }

  private step(): number {
    return this.parts.faults.chance.below(CLOCK_STEP_MS)
  }

  private otherNetwork(): NetworkType {
    return this.parts.networkType() === 'wifi' ? '4g' : 'wifi'
  }

  private dropNetwork(): void {
    const { clock, setNetwork, networkType } = this.parts
    const before = networkType()
    if (before === 'none') return
    setNetwork('none')
    clock.setTimeout(() => {
      if (networkType() === 'none') setNetwork(before)
    }, NETWORK_GONE_MS)
  }
}
