/** The options of an element of the phone's own screen. */
interface Making {
  className?: string
  text?: string
  children?: readonly Node[]
  attributes?: Record<string, string>
  onTap?: () => void
}

/** Creates an element of the phone's own screen, for bars, dialogs and sheets. */
export function make(tag: string, making: Making = {}): HTMLElement {
  const { className, text, children = [], attributes = {}, onTap } = making
  const element = document.createElement(tag)
  if (className !== undefined) element.className = className
  if (text !== undefined) element.textContent = text
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
  element.append(...children)
  if (onTap !== undefined) element.addEventListener('click', onTap)
  return element
}
