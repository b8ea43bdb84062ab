/** A component whose value a form collects, or to which a label belongs. */
export interface Control {
  /** '' if the form must not collect it. */
  name?: () => string
  value?: () => unknown
  reset?: () => void
  /** What a tap on its label does. */
  activate?: () => void
}

const controls = new WeakMap<Element, Control>()

export function registerControl(element: Element, control: Control): void {
  controls.set(element, control)
}

export function controlAt(element: Element): Control | undefined {
  return controls.get(element)
}

/** Every control under an element, in the order of the page; `isMeant` may leave some out. */
export function controlsIn(
  element: Element,
  isMeant: (inner: Element) => boolean = () => true
): Control[] {
  return [...element.querySelectorAll('*')].flatMap((inner) => {
    const control = controls.get(inner)
    return control !== undefined && isMeant(inner) ? control : []
  })
}
