import { Faults } from '../platform/faults/switches'
import { make } from '../runtime/screen/element'
import { browserRandom } from './browser-world'
import { CountsLine } from './counting/counts-line'
import { Trouble } from './faults/trouble'
import { PhoneSwitches } from './phone-switches'
import {
  phoneUrl,
  type PhoneFrame,
  type PhoneHandle,
  type PhoneSettings,
  type PhoneWindow,
} from './phone-window'
import { awayText, connectionOf, describeState } from './state-words'
import { words } from './words'

/** Who listens to what happens on a phone. */
export interface PhoneListener {
  /** All that the server says to it. */
  hear: (text: string) => void
  /** All that it says to the server. */
  said: (phone: string, text: string) => void
  /** A text that the page typed into it has left its field. */
  took: (phone: string, cid: string, text: string) => void
}

/** One phone on the page: its iframe, and below it its state, its switches, its counts and its faults. */
export class PhoneCard {
  readonly element: HTMLElement
  readonly counts = new CountsLine('counts')
  readonly trouble: Trouble
  private readonly faults = new Faults(browserRandom)
  private readonly frame = make('iframe') as PhoneFrame
  private readonly away = make('div', { className: 'phone__away' })
  private readonly cost = make('span', { className: 'phone__cost' })
  private readonly state = make('span', { className: 'phone__state' })
  private readonly switches: PhoneSwitches

  constructor(
    private readonly settings: PhoneSettings,
    listener: PhoneListener
  ) {
    const reach = { phone: () => this.phone, relaunch: () => this.relaunch() }
    const took = (cid: string, text: string) => listener.took(settings.name, cid, text)
    this.switches = new PhoneSwitches(reach)
    this.trouble = new Trouble({ ...reach, faults: this.faults, took })
    this.state.dataset['testid'] = 'state'
    this.element = this.assemble()
    const said = (text: string) => listener.said(settings.name, text)
    this.frame.given = { faults: this.faults, hear: listener.hear, said }
    this.frame.addEventListener('load', () => this.follow())
    this.open()
  }

  get name(): string {
    return this.settings.name
  }

  /** The phone's own window, once its mini-program runs. */
  get phone(): PhoneHandle | undefined {
    const inside: PhoneWindow | null = this.frame.contentWindow
    return inside?.phone
  }

  /** Ends the mini-program as the system would, and opens it again as a tap in the list does. */
  relaunch(): void {
    this.phone?.controls.kill()
    this.open()
  }

  /** Shows what changes by itself: what the view was sent, which faults have struck. */
  drawFigures(): void {
    const { setData, setDataBytes } = this.phone?.stats ?? { setData: [], setDataBytes: 0 }
    this.cost.textContent = `${words.cost} ${setData.length} · ${(setDataBytes / 1024).toFixed(1)} KB`
    this.trouble.draw()
  }

  private open(): void {
    this.frame.src = phoneUrl({
      ...this.settings,
      theme: this.phone?.theme() ?? this.settings.theme,
    })
    this.draw()
  }

  private follow(): void {
    this.phone?.watch(() => this.draw())
    this.draw()
  }

  private assemble(): HTMLElement {
    const line = [
      make('span', { className: 'phone__name', text: this.name }),
      this.cost,
      this.state,
    ]
    return make('section', {
      className: 'phone',
      attributes: { 'data-testid': 'phone', 'data-name': this.name, 'aria-label': this.name },
      children: [
        make('div', { className: 'phone__body', children: [this.frame, this.away] }),
        make('div', { className: 'phone__line', children: line }),
        this.switches.element,
        this.counts.element,
        this.trouble.element,
      ],
    })
  }

  private draw(): void {
    const state = this.phone?.state()
    this.state.dataset['state'] = connectionOf(state)
    this.state.textContent = describeState(state)
    this.away.hidden = state === undefined || state.visibility === 'shown'
    this.away.textContent = awayText(state)
    this.switches.draw()
  }
}
