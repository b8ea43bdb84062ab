import { FAULTS, type FaultFamily } from '../../platform/faults/catalogue'
import type { ProfileName } from '../../platform/faults/profiles'
import type { Faults } from '../../platform/faults/switches'
import { make } from '../../runtime/screen/element'
import { words } from '../words'
import { FaultGroup } from './fault-group'
import { PROFILE_NAMES, profileText } from './fault-words'

/** The panel for one phone's faults: the device type, and a switch for each fault. */
export class FaultPanel {
  /** The button that opens and closes the panel. */
  readonly head: HTMLElement
  readonly body: HTMLElement
  private readonly groups: readonly FaultGroup[]
  private readonly summary = make('span', { className: 'faults__count' })
  private readonly none = make('p', { className: 'faults__none', attributes: { role: 'status' } })
  private readonly search = make('input', {
    attributes: {
      type: 'search',
      'aria-label': words.searchFaults,
      placeholder: words.searchFaults,
      'data-testid': 'search-faults',
    },
  }) as HTMLInputElement
  private readonly profile = make('select', {
    attributes: { 'aria-label': words.profile, 'data-testid': 'profile' },
    children: PROFILE_NAMES.map(option),
  }) as HTMLSelectElement

  constructor(private readonly faults: Faults) {
    this.groups = FAMILIES.map((family) => new FaultGroup(family, faults))
    this.profile.addEventListener('change', () => {
      faults.useProfile(this.profile.value as ProfileName)
      this.draw()
    })
    this.search.addEventListener('input', () => this.find())
    this.head = make('button', {
      className: 'faults__toggle',
      attributes: { type: 'button', 'data-testid': 'faults', 'aria-expanded': 'false' },
      children: [make('span', { text: words.faults }), this.summary],
      onTap: () => this.open(this.body.hidden),
    })
    this.body = make('div', {
      className: 'faults',
      attributes: { hidden: '', role: 'group', 'aria-label': words.faults },
      children: [this.choice(), ...this.groups.map(({ element }) => element), this.none],
    })
    this.body.addEventListener('keydown', (event) => event.key === 'Escape' && this.escape(event))
    this.draw()
  }

  /** Shows the current settings and how often each fault occurred. */
  draw(): void {
    const count = Object.keys(this.faults.settings()).length
    const device = this.faults.profile === 'plain' ? [] : [profileText(this.faults.profile)]
    const parts = count === 0 ? device : [...device, `${count}${words.on}`]
    this.summary.textContent = parts.join(' · ')
    this.profile.value = this.faults.profile
    for (const group of this.groups) group.draw()
  }

  private open(isOpen: boolean): void {
    this.body.hidden = !isOpen
    this.head.setAttribute('aria-expanded', String(isOpen))
  }

  /** The first press clears the search, the next one leaves the panel. */
  private escape(event: Event): void {
    event.preventDefault()
    if (this.search.value === '') this.leave()
    else {
      this.search.value = ''
      this.find()
    }
  }

  private leave(): void {
    this.open(false)
    this.head.focus()
  }

  private find(): void {
    const found = this.groups.map((group) => group.find(this.search.value.trim()))
    this.none.textContent = found.includes(true) ? '' : words.noFaults
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
    return make('div', { className: 'faults__head', children: [label, clear, this.search] })
  }
}

const FAMILIES: readonly FaultFamily[] = [...new Set(FAULTS.map(({ family }) => family))]

function option(profile: ProfileName): HTMLElement {
  return make('option', { text: profileText(profile), attributes: { value: profile } })
}
