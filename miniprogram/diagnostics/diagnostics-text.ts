const ZERO_WIDTH_SPACE = '\u200b'

/** Lets long words from the platform break after their dots. */
export function breakable(text: string): string {
  return text.replace(/[:,/](?=\S)/g, `$&${ZERO_WIDTH_SPACE}`)
}
