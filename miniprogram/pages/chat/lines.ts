/** As in WeChat. */
const MOST = 5
/** The keyboard of a small phone, with its suggestions. */
const KEYBOARD_PX = 260
const BUBBLES = 3
/** The height of a one-line message, with its margins. */
const bubble = (textScale: number): number => 30 + 22.4 * textScale
const COMPOSER_SPACES_PX = 38
const LINE_PX = 22

/** The most lines of the composer that leave room for three messages above the keyboard; at least one. */
export function mostLines(screen: { pageHeight: number; textScale: number }): number {
  const { pageHeight, textScale } = screen
  if (pageHeight === 0) return MOST
  const room = pageHeight - KEYBOARD_PX - COMPOSER_SPACES_PX - BUBBLES * bubble(textScale)
  return Math.min(MOST, Math.max(1, Math.floor(room / (LINE_PX * textScale))))
}
