import { make } from '../runtime/screen/element'
import type { Reports } from '../runtime/reports'

/** Shows errors of the mini-program at the bottom of the phone until they are tapped, and notes in a box of their own. */
export function showComplaints(reports: Reports, parent: HTMLElement): void {
  const notes = box('notes', 'status')
  const errors = box('complaints', 'alert')
  const attributes = { class: 'reports' }
  parent.append(make('div', { attributes, children: [notes.element, errors.element] }))
  reports.onReport(({ message }) => errors.add(message))
  reports.onNote((text) => notes.add(text))
}

/** A box of lines that is tapped away. */
function box(name: string, role: string): { element: HTMLElement; add: (line: string) => void } {
  const element = make('aside', {
    className: name,
    attributes: { role, 'data-testid': name },
    onTap() {
      element.hidden = true
      element.replaceChildren()
    },
  })
  element.hidden = true
  return {
    element,
    add(line) {
      element.append(make('p', { text: line }))
      element.hidden = false
    },
  }
}
