import { make } from '../runtime/screen/element'
import type { PhoneHandle } from './phone-window'
import { Toggle } from './toggle'
import { words } from './words'

type Name = 'hide' | 'network' | 'dark' | 'keyboard'

/** What the switches control. */
export interface SwitchesParts {
  phone: () => PhoneHandle | undefined
  relaunch: () => void
}

/** The row below a phone with the actions of its owner. */
export class PhoneSwitches {
  readonly element: HTMLElement
  private readonly toggles: Record<Name, Toggle>

  constructor(private readonly parts: SwitchesParts) {
    this.toggles = {
      hide: this.toggle('hide', (phone, isOn) =>
        isOn ? phone.controls.hide() : phone.controls.show()
      ),
      network: this.toggle('network', (phone, isOn) =>
        phone.controls.setNetwork(isOn ? 'none' : 'wifi')
      ),
      dark: this.toggle('dark', (phone, isOn) => phone.setTheme(isOn ? 'dark' : 'light')),
      keyboard: this.toggle('keyboard', (phone, isOn) => phone.setKeyboard(isOn)),
    }
    const relaunch = make('button', {
      text: words.relaunch,
      attributes: { type: 'button', 'data-testid': 'relaunch' },
      onTap: parts.relaunch,
    })
    const { hide, network, dark, keyboard } = this.toggles
    keyboard.element.title = words.keyboardHint
    // The text field must keep the focus, so that the keyboard appears at once
    keyboard.element.addEventListener('mousedown', (event) => event.preventDefault())
    this.element = make('div', {
      className: 'phone__controls',
      children: [hide.element, relaunch, ...[network, dark, keyboard].map((one) => one.element)],
    })
  }

  draw(): void {
    const phone = this.parts.phone()
    const state = phone?.state()
    this.toggles.hide.press(state !== undefined && state.visibility !== 'shown')
    this.toggles.network.press(state?.networkType === 'none')
    this.toggles.dark.press(phone?.theme() === 'dark')
  }

  private toggle(name: Name, act: (phone: PhoneHandle, isOn: boolean) => void): Toggle {
    const onTap = () => {
      const phone = this.parts.phone()
      if (phone === undefined) return
      const isOn = !toggle.isPressed
      toggle.press(isOn)
      act(phone, isOn)
      this.draw()
    }
    const toggle: Toggle = new Toggle({ text: words[name], testId: name, onTap })
    return toggle
  }
}
