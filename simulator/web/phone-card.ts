import { Faults } from '../platform/faults/switches'
import { make } from '../runtime/screen/element'
import { Away } from './away'
import { browserRandom } from './browser-world'
import { CountsLine } from './counting/counts-line'
import { Trouble } from './faults/trouble'
import { Owner } from './owner'
import { PhoneFrame } from './phone-frame'
import { PhoneSwitches } from './phone-switches'
import { foreignProgram } from './program'
import { phoneUrl, type PhoneHandle, type PhoneSettings } from './phone-window'
import { connectionOf, describeState } from './state-words'
import { words } from './words'

/** Listens to what happens on a phone. */
export interface PhoneListener {
  /** Everything that the server sends to it. */
  hear: (text: string) => void
  /** Everything that it sends to the server. */
  said: (phone: string, text: string) => void
  /** A text that the page typed has left its field. */
  took: (phone: string, cid: string, text: string) => void
}

/** One phone on the page: its owner's name, screen, switches, counts and faults. */
export class PhoneCard {
  readonly element: HTMLElement
  readonly counts = new CountsLine('counts')
  readonly trouble: Trouble
  readonly owner: Owner
  private readonly faults = new Faults(browserRandom)
  private readonly frame: PhoneFrame
  private readonly away = new Away(() => this.comeBack())
  private readonly cost = make('p', { className: 'phone__cost' })
  private readonly state = make('span', { className: 'phone__state' })
  private readonly switches: PhoneSwitches

  constructor(
    private readonly settings: PhoneSettings,
    listener: PhoneListener
  ) {
    const { name } = settings
    const said = (text: string) => listener.said(name, text)
    const took = (cid: string, text: string) => listener.took(name, cid, text)
    const relaunch = () => this.relaunch()
    const reach = { phone: () => this.phone, relaunch }
    const given = { faults: this.faults, hear: listener.hear, said, relaunch }
    this.frame = new PhoneFrame(given, () => this.draw())
    this.frame.element.title = words.phoneOf(name)
    this.owner = new Owner(reach.phone, relaunch, foreignProgram === undefined)
    this.switches = new PhoneSwitches(reach)
    const reopen = () => this.owner.reopen()
    this.trouble = new Trouble({ ...reach, relaunch: reopen, faults: this.faults, took })
    this.state.dataset['testid'] = 'state'
    this.element = this.assemble()
    this.open()
  }

  get name(): string {
    return this.settings.name
  }

  /** The phone's window, once its mini-program runs. */
  get phone(): PhoneHandle | undefined {
    return this.frame.phone
  }

  /** Ends the mini-program as the system would, and reopens it as a tap in WeChat's list does. */
  relaunch(): void {
    this.owner.rest()
    this.phone?.controls.kill()
    this.open()
  }

  /** The server answers again: reopens the phone if its files did not load. */
  reopenIfLost(): void {
    this.frame.reopenIfLost()
  }

  /** Updates the figures that change by themselves: the data sent to the view, and the faults that occurred. */
  drawFigures(): void {
    const { setDataCalls, setDataBytes } = this.phone?.stats ?? { setDataCalls: 0, setDataBytes: 0 }
    this.cost.textContent = `setData ${setDataCalls} · ${(setDataBytes / 1024).toFixed(1)} KB`
    this.trouble.draw()
  }

  private open(): void {
    const theme = this.phone?.theme() ?? this.settings.theme
    this.frame.open(phoneUrl({ ...this.settings, theme }))
  }

  private comeBack(): void {
    if (this.phone?.state().visibility === 'killed') this.owner.reopen()
    else this.phone?.controls.show()
    this.frame.element.focus()
  }

  private assemble(): HTMLElement {
    const head = [make('h2', { className: 'phone__name', text: this.name }), this.state]
    const screen = make('div', {
      className: 'phone__device',
      children: [this.frame.element, this.away.element],
    })
    const panel = [this.switches.element, this.counts.element, this.trouble.element, this.cost]
    return make('section', {
      className: 'phone',
      attributes: { 'data-testid': 'phone', 'data-name': this.name, 'aria-label': this.name },
      children: [
        make('header', { className: 'phone__head', children: head }),
        make('div', { className: 'phone__body', children: [screen] }),
        make('div', { className: 'phone__panel', children: panel }),
      ],
    })
  }

  private draw(): void {
    const state = this.phone?.state()
    this.state.dataset['state'] = connectionOf(state)
    this.state.textContent = describeState(state)
    this.cover(this.away.draw(state, this.frame.isLost))
    this.switches.draw()
  }

  /** Elements under the cover must not be reachable by keyboard either. */
  private cover(isCovered: boolean): void {
    const { element } = this.frame
    const hadFocus = document.activeElement === element
    element.inert = isCovered
    if (isCovered && hadFocus) this.away.focus()
  }
}
