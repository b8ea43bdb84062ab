import { make } from '../runtime/screen/element'
import { phoneUrl, type PhoneHandle, type PhoneSettings, type PhoneWindow } from './phone-window'
import { awayText, connectionOf, describeState } from './state-words'
import { words } from './words'

const COST_EVERY_MS = 1000

/** One phone on the page: its iframe, and below it its name, its state and its switches. */
export class PhoneCard {
  readonly element: HTMLElement
  private readonly frame = make('iframe') as HTMLIFrameElement
  private readonly away = make('div', { className: 'phone__away' })
  private readonly cost = make('span', { className: 'phone__cost' })
  private readonly state = make('span', { className: 'phone__state' })
  private readonly buttons: Record<'hide' | 'network' | 'dark' | 'keyboard', HTMLElement>

  constructor(private readonly settings: PhoneSettings) {
    this.buttons = {
      hide: this.button('hide', (phone) =>
        isShown(phone) ? phone.controls.hide() : phone.controls.show()
      ),
      network: this.button('network', (phone) =>
        phone.controls.setNetwork(phone.state().networkType === 'none' ? 'wifi' : 'none')
      ),
      dark: this.button('dark', (phone) =>
        phone.setTheme(phone.theme() === 'dark' ? 'light' : 'dark')
      ),
      keyboard: this.button('keyboard', (phone) => phone.setKeyboard(!this.isPressed('keyboard'))),
    }
    this.state.dataset['testid'] = 'state'
    this.element = this.assemble()
    this.frame.addEventListener('load', () => this.follow())
    setInterval(() => this.drawCost(), COST_EVERY_MS)
    this.open()
  }

  /** Ends the mini-program as the system would, and opens it again as a tap in the list does. */
  relaunch(): void {
    this.phone?.controls.kill()
    this.open()
  }

  private get phone(): PhoneHandle | undefined {
    const inside: PhoneWindow | null = this.frame.contentWindow
    return inside?.phone
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
    const { name } = this.settings
    const relaunch = make('button', {
      text: words.relaunch,
      attributes: { type: 'button', 'data-testid': 'relaunch' },
      onTap: () => this.relaunch(),
    })
    const { hide, network, dark, keyboard } = this.buttons
    const controls = [hide, relaunch, network, dark, keyboard]
    return make('section', {
      className: 'phone',
      attributes: { 'data-testid': 'phone', 'data-name': name, 'aria-label': name },
      children: [
        make('div', { className: 'phone__body', children: [this.frame, this.away] }),
        make('div', {
          className: 'phone__line',
          children: [make('span', { className: 'phone__name', text: name }), this.cost, this.state],
        }),
        make('div', { className: 'phone__controls', children: controls }),
      ],
    })
  }

  private button(
    name: 'hide' | 'network' | 'dark' | 'keyboard',
    act: (phone: PhoneHandle) => void
  ): HTMLElement {
    const press = () => {
      if (this.phone === undefined) return
      act(this.phone)
      if (name === 'keyboard') this.press(name, !this.isPressed(name))
      this.draw()
    }
    return make('button', {
      text: words[name],
      attributes: { type: 'button', 'data-testid': name, 'aria-pressed': 'false' },
      onTap: press,
    })
  }

  private draw(): void {
    const { phone } = this
    const state = phone?.state()
    this.state.dataset['state'] = connectionOf(state)
    this.state.textContent = describeState(state)
    this.away.hidden = state === undefined || state.visibility === 'shown'
    this.away.textContent = awayText(state)
    this.press('hide', state !== undefined && state.visibility !== 'shown')
    this.press('network', state?.networkType === 'none')
    this.press('dark', phone?.theme() === 'dark')
  }

  /** What the mini-program has sent to its view so far: the figure to keep an eye on. */
  private drawCost(): void {
    const { setData, setDataBytes } = this.phone?.stats ?? { setData: [], setDataBytes: 0 }
    this.cost.textContent = `setData ${setData.length} · ${(setDataBytes / 1024).toFixed(1)} KB`
  }

  private press(name: keyof PhoneCard['buttons'], isPressed: boolean): void {
    this.buttons[name].setAttribute('aria-pressed', String(isPressed))
  }

  private isPressed(name: keyof PhoneCard['buttons']): boolean {
    return this.buttons[name].getAttribute('aria-pressed') === 'true'
  }
}

function isShown(phone: PhoneHandle): boolean {
  return phone.state().visibility === 'shown'
}
