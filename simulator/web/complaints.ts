import type { Reports } from '../runtime/reports'

/** Shows at the foot of the phone what its mini-program did wrong, until it is tapped away. */
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
