/** A style as CSS text: WXS gives it as text or as an object with names in either spelling. */
export function cssOf(style: string | object): string {
  if (typeof style === 'string') return style
  return Object.entries(style)
    .map(([name, value]) => `${dashed(name)}:${String(value)}`)
    .join(';')
}

/** `fontSize` as `font-size`. */
export const dashed = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
