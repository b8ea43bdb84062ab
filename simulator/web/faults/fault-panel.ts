import { FAULTS, type Fault, type FaultFamily } from '../../platform/faults/catalogue'
import type { ProfileName } from '../../platform/faults/profiles'
import type { Faults } from '../../platform/faults/switches'
import { make } from '../../runtime/screen/element'
import { words } from '../words'
import { FaultSwitch } from './fault-switch'
import { familyText, PROFILE_NAMES, profileText } from './fault-words'

/** What goes wrong on one phone: the kind of device, and a switch for each fault. */
export class FaultPanel {
  /** Opens and closes it. */
  readonly head: HTMLElement
  readonly body: HTMLElement
  private readonly switches: readonly FaultSwitch[]
  private readonly summary = make('span', { className: 'faults__count' })
  private readonly profile = make('select', {
    attributes: { 'aria-label': words.profile, 'data-testid': 'profile' },
    children: PROFILE_NAMES.map(option),
  }) as HTMLSelectElement

  constructor(private readonly faults: Faults) {
    this.switches = FAULTS.map((fault) => new FaultSwitch(fault, faults))
    this.profile.addEventListener('change', () => {
      faults.useProfile(this.profile.value as ProfileName)
      this.draw()
    })
    this.head = make('button', {
      className: 'faults__toggle',
      attributes: { type: 'button', 'data-testid': 'faults', 'aria-expanded': 'false' },
      children: [make('span', { text: words.faults }), this.summary],
      onTap: () => this.open(this.body.hidden),
    })
    this.body = make('div', {
      className: 'faults',
      attributes: { hidden: '' },
      children: [this.choice(), ...families().map((family) => this.group(family))],
    })
    this.draw()
  }

  /** Shows what is set and what has struck by now. */
  draw(): void {
    const count = Object.keys(this.faults.settings()).length
    const device = this.faults.profile === 'plain' ? [] : [profileText(this.faults.profile)]
    const parts = count === 0 ? device : [...device, `${count}${words.on}`]
    this.summary.textContent = parts.join(' · ')
    this.profile.value = this.faults.profile
    for (const each of this.switches) each.draw()
  }

  private open(isOpen: boolean): void {
    this.body.hidden = !isOpen
    this.head.setAttribute('aria-expanded', String(isOpen))
  }

  private choice(): HTMLElement {
    const label = make('label', {
      children: [make('span', { text: words.profile }), this.profile],
    })
    const clear = make('button', {
      text: words.clearFaults,
      attributes: { type: 'button', 'data-testid': 'clear-faults' },
      onTap: () => {
        this.faults.clear()
        this.draw()
      },
    })
    return make('div', { className: 'faults__head', children: [label, clear] })
  }

  private group(family: FaultFamily): HTMLElement {
    const inFamily = ({ fault }: { fault: Fault }) => fault.family === family
    return make('details', {
      className: 'faults__group',
      attributes: { 'data-family': family },
      children: [
        make('summary', { text: familyText(family) }),
        ...this.switches.filter(inFamily).map(({ element }) => element),
      ],
    })
  }
}

const families = (): FaultFamily[] => [...new Set(FAULTS.map(({ family }) => family))]

function option(profile: ProfileName): HTMLElement {
  return make('option', { text: profileText(profile), attributes: { value: profile } })
}
