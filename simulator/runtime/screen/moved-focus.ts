/**
 * Restores the focus of a row that the page moves, because the browser drops it. Returns a function that stops this.
 */
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
