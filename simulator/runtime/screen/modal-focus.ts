const FOCUSABLE = 'button, input, select, textarea, [tabindex="0"]'

/** Keeps the focus inside a box while it covers everything else. Returns a function that releases it. */
export function holdFocus(box: HTMLElement, parts: { around: HTMLElement; escape: () => void }) {
  const before = document.activeElement
  const behind = [...(parts.around.parentElement?.children ?? [])].filter(
    (other) => other !== parts.around && !other.hasAttribute('inert')
  )
  for (const other of behind) other.toggleAttribute('inert', true)
  box.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') parts.escape()
    if (event.key === 'Tab') goRound(box, event)
    if (event.key === 'Escape') event.preventDefault()
  })
  if (document.hasFocus()) stops(box)[0]?.focus()
  return () => {
    for (const other of behind) other.removeAttribute('inert')
    if (before instanceof HTMLElement && document.hasFocus()) before.focus({ preventScroll: true })
  }
}

/** Moves from the last element to the first, and back. */
function goRound(box: HTMLElement, event: KeyboardEvent): void {
  const all = stops(box)
  const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]]
  if (document.activeElement !== from) return
  event.preventDefault()
  to?.focus()
}

const stops = (box: HTMLElement): HTMLElement[] => [...box.querySelectorAll<HTMLElement>(FOCUSABLE)]
