import type { Fault } from '../../platform/faults/catalogue'
import type { Faults } from '../../platform/faults/switches'
import { make } from '../../runtime/screen/element'
import { everyTextOf, faultText } from './fault-words'

/** Switches one fault on and off, and shows how often it occurred. */
export class FaultSwitch {
  readonly element: HTMLElement
  private readonly box: HTMLInputElement
  private readonly strikes = make('span', { className: 'fault__strikes' })

  constructor(
    readonly fault: Fault,
    private readonly faults: Faults
  ) {
    const { name } = fault
    this.box = make('input', {
      attributes: { type: 'checkbox', role: 'switch', 'data-testid': name },
    }) as HTMLInputElement
    this.box.addEventListener('change', () => this.set(this.box.checked))
    this.element = make('label', {
      className: 'fault',
      attributes: { title: name },
      children: [this.box, make('span', { text: faultText(fault) }), this.strikes],
    })
  }

  draw(): void {
    const { name } = this.fault
    const count = this.faults.struck()[name] ?? 0
    this.box.checked = this.faults.settings()[name] !== undefined
    this.strikes.textContent = count === 0 ? '' : `× ${count}`
  }

  /** Whether its name or its description in either language contains every word of the search. */
  fits(wanted: string): boolean {
    const texts = `${this.fault.name} ${everyTextOf(this.fault)}`.toLowerCase()
    return wanted
      .toLowerCase()
      .split(/\s+/)
      .every((word) => texts.includes(word))
  }

  /** A fault of the moment is set to occur once. At every moment, it would make the phone unusable. */
  private set(isOn: boolean): void {
    const { name, family } = this.fault
    if (isOn) this.faults.set(name, family === 'moments' ? 'once' : 'always')
    else this.faults.clear(name)
  }
}
