import { FAULTS, type FaultFamily } from '../../platform/faults/catalogue'
import type { Faults } from '../../platform/faults/switches'
import { make } from '../../runtime/screen/element'
import { FaultSwitch } from './fault-switch'
import { familyText } from './fault-words'

/** The switches of one family of faults. Collapsed until it is opened or a search finds something in it. */
export class FaultGroup {
  readonly element: HTMLDetailsElement
  private readonly switches: readonly FaultSwitch[]
  private readonly count = make('span', { className: 'faults__count' })

  constructor(
    family: FaultFamily,
    private readonly faults: Faults
  ) {
    this.switches = FAULTS.filter((fault) => fault.family === family).map(
      (fault) => new FaultSwitch(fault, faults)
    )
    const title = make('span', { text: familyText(family) })
    this.element = make('details', {
      className: 'faults__group',
      attributes: { 'data-family': family },
      children: [
        make('summary', { children: [title, this.count] }),
        ...this.switches.map(({ element }) => element),
      ],
    }) as HTMLDetailsElement
  }

  draw(): void {
    const set = this.faults.settings()
    const count = this.switches.filter(({ fault }) => set[fault.name] !== undefined).length
    this.count.textContent = count === 0 ? '' : String(count)
    for (const each of this.switches) each.draw()
  }

  /** Shows only the switches that match the search. Returns whether any does. */
  find(wanted: string): boolean {
    for (const each of this.switches) each.element.hidden = !each.fits(wanted)
    const isFound = this.switches.some(({ element }) => !element.hidden)
    this.element.hidden = !isFound
    this.element.open = isFound && wanted !== ''
    return isFound
  }
}
