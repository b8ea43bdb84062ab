import { make } from '../runtime/screen/element'
import type { Trouble } from './faults/trouble'
import { Toggle } from './toggle'
import { words } from './words'

/** The actions for all phones together, and the sum of all counts. */
export function toolbar(troubles: readonly Trouble[], total: HTMLElement): HTMLElement {
  const write = forAll('all-write', words.allWrite, (isOn) => {
    for (const trouble of troubles) trouble.setWriting(isOn)
  })
  const badDay = forAll('all-bad-day', words.allBadDay, (isOn) => {
    for (const trouble of troubles) trouble.setBadDay(isOn)
  })
  return make('div', { className: 'toolbar', children: [write, badDay, total] })
}

function forAll(testId: string, text: string, set: (isOn: boolean) => void): HTMLElement {
  const toggle: Toggle = new Toggle({
    text,
    testId,
    onTap() {
      toggle.press(!toggle.isPressed)
      set(toggle.isPressed)
    },
  })
  return toggle.element
}
