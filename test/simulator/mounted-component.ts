import type { GeneralComponent } from 'glass-easel'
import type { Phone } from '../../simulator/runtime/phone'
import { Hand } from './hand'
import { settled } from './settled'

/** One component on the screen, as seen by the page that owns it. */
export class MountedComponent extends Hand {
  constructor(
    element: HTMLElement,
    private readonly component: GeneralComponent
  ) {
    super(element)
  }

  get data(): Record<string, unknown> {
    return this.component.data
  }

  /** The details of every event with this name from now on. */
  events(name: string): unknown[] {
    const details: unknown[] = []
    this.component.addListener(name, (event) => {
      details.push(event.detail)
    })
    return details
  }

  async set(properties: object): Promise<void> {
    this.component.setData(properties)
    await settled()
  }
}

/** Puts a component on the phone's screen without a page around it. */
export function mountComponent(
  phone: Phone,
  { component, properties }: { component: string; properties: object }
): MountedComponent {
  const root = phone.framework.createRoot(component)
  const slot = document.createElement('span')
  const box = document.createElement('section')
  box.append(slot)
  phone.screen.pages.append(box)
  root.getComponent().setData(properties)
  root.attach(
    box as unknown as Parameters<typeof root.attach>[0],
    slot as unknown as Parameters<typeof root.attach>[1]
  )
  return new MountedComponent(box, root.getComponent())
}
