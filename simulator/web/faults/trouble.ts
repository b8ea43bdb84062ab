import type { Faults } from '../../platform/faults/switches'
import { make } from '../../runtime/screen/element'
import type { PhoneHandle } from '../phone-window'
import { Toggle } from '../toggle'
import { words } from '../words'
import { Writer } from '../writer'
import { BadDay } from './bad-day'
import { ComingBack } from './coming-back'
import { FaultPanel } from './fault-panel'

/** Whose trouble it is. */
export interface TroubleParts {
  faults: Faults
  phone: () => PhoneHandle | undefined
  relaunch: () => void
  took: (cid: string, text: string) => void
}

/** What can be done to one phone, and to its owner's peace: faults, a bad day, and much to write. */
export class Trouble {
  readonly element: HTMLElement
  private readonly panel: FaultPanel
  private readonly owner: ComingBack
  private readonly badDay: BadDay
  private readonly writer: Writer
  private readonly toggles: { badDay: Toggle; write: Toggle }

  constructor(parts: TroubleParts) {
    this.panel = new FaultPanel(parts.faults)
    this.owner = new ComingBack(parts.phone, parts.relaunch)
    this.badDay = new BadDay({ ...parts, relaunch: () => this.reopen(), random: Math.random })
    this.writer = new Writer(parts)
    const badDay = () => this.setBadDay(!this.badDay.isOn)
    const write = () => this.setWriting(!this.writer.isOn)
    this.toggles = {
      badDay: new Toggle({ text: words.badDay, testId: 'bad-day', onTap: badDay }),
      write: new Toggle({ text: words.write, testId: 'write', onTap: write }),
    }
    const buttons = [this.toggles.write.element, this.toggles.badDay.element]
    this.element = make('div', {
      className: 'trouble',
      children: [this.panel.head, ...buttons, this.panel.body],
    })
  }

  /** Ends the mini-program, and opens it again where it was. */
  reopen(): void {
    this.owner.open()
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
