const ZERO_WIDTH_SPACE = '\u200b'

/** Long words of the platform may break behind their points; elsewhere only where they fit on no line. */
export function breakable(text: string): string {
  return text.replace(/[:,/](?=\S)/g, `$&${ZERO_WIDTH_SPACE}`)
}
