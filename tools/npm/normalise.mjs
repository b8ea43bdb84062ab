const DEFINED = /\b__DEFINE__\((\d+)/g
const SOURCE_MAP_LINE = /\n?\/\/# sourceMappingURL=.*\s*$/

/**
 * WeChat's builder takes module numbers from the clock. Here they count from one, so that equal code gives equal
 * text.
 */
export function normalise(text) {
  const stamps = [...text.matchAll(DEFINED)].map(([, stamp]) => stamp)
  const counted = stamps.reduce(
    (code, stamp, index) => code.replace(new RegExp(`\\b${stamp}\\b`, 'g'), String(index + 1)),
    text
  )
  return `${counted.replace(SOURCE_MAP_LINE, '').trimEnd()}\n`
}
