import type { Reports } from '../runtime/reports'

/** Shows errors of the mini-program at the bottom of the phone until they are tapped. */
export function showComplaints(reports: Reports, parent: HTMLElement): void {
  const box = document.createElement('aside')
  box.className = 'complaints'
  box.setAttribute('role', 'alert')
  box.dataset['testid'] = 'complaints'
  box.hidden = true
  box.addEventListener('click', () => {
    box.hidden = true
    box.replaceChildren()
  })
  parent.append(box)
  reports.onReport(({ message }) => {
    const line = document.createElement('p')
    line.textContent = message
    box.append(line)
    box.hidden = false
  })
}
