import type { Faults } from '../../platform/faults/switches'
import { make } from '../../runtime/screen/element'
import type { PhoneHandle } from '../phone-window'
import { Toggle } from '../toggle'
import { words } from '../words'
import { Writer } from '../writer'
import { BadDay } from './bad-day'
import { FaultPanel } from './fault-panel'

/** What the trouble of one phone needs. */
export interface TroubleParts {
  faults: Faults
  phone: () => PhoneHandle | undefined
  relaunch: () => void
  took: (cid: string, text: string) => void
}

/** What can be done to one phone: faults, a bad day, and constant writing. */
export class Trouble {
  readonly element: HTMLElement
  private readonly panel: FaultPanel
  private readonly badDay: BadDay
  private readonly writer: Writer
  private readonly toggles: { badDay: Toggle; write: Toggle }

  constructor(parts: TroubleParts) {
    this.panel = new FaultPanel(parts.faults)
    this.badDay = new BadDay({ ...parts, random: Math.random })
    this.writer = new Writer(parts)
    const badDay = () => this.setBadDay(!this.badDay.isOn)
    const write = () => this.setWriting(!this.writer.isOn)
    this.toggles = {
      badDay: new Toggle({ text: words.badDay, testId: 'bad-day', onTap: badDay }),
      write: new Toggle({ text: words.write, testId: 'write', onTap: write }),
    }
    const { badDay: forBadDay, write: forWrite } = this.toggles
    const buttons = make('div', {
      className: 'trouble__buttons',
      children: [this.panel.head, forWrite.element, forBadDay.element],
    })
    this.element = make('div', { className: 'trouble', children: [buttons, this.panel.body] })
  }

  setBadDay(isOn: boolean): void {
    if (isOn) this.badDay.start()
    else this.badDay.stop()
    this.draw()
  }

  setWriting(isOn: boolean): void {
    if (isOn) this.writer.start()
    else this.writer.stop()
    this.draw()
  }

  draw(): void {
    this.panel.draw()
    this.toggles.badDay.press(this.badDay.isOn)
    this.toggles.write.press(this.writer.isOn)
  }
}
