const ZERO_WIDTH_SPACE = '\u200b'

/** Long words of the platform may break after their dots. */
export function breakable(text: string): string {
  return text.replace(/[:,/](?=\S)/g, `$&${ZERO_WIDTH_SPACE}`)
}
