/** A row that the page moves to another place takes the focus along: the browser drops it. Answers how to stop. */
export function keepFocusOfMoved(screen: HTMLElement): () => void {
  let last: HTMLElement | undefined
  const remember = ({ target }: FocusEvent) => {
    last = target instanceof HTMLElement ? target : undefined
  }
  const observer = new MutationObserver((records) => {
    const isLost = document.activeElement === document.body && last?.isConnected === true
    const wasMoved = records.some(({ removedNodes }) =>
      [...removedNodes].some((node) => node.contains(last ?? null))
    )
    if (isLost && wasMoved) last?.focus({ preventScroll: true })
  })
  screen.addEventListener('focusin', remember)
  observer.observe(screen, { childList: true, subtree: true })
  return () => {
    screen.removeEventListener('focusin', remember)
    observer.disconnect()
  }
}
