const ENTITIES: Record<string, string> = {
  nbsp: '\u00A0',
  lt: '<',
  gt: '>',
  amp: '&',
  apos: "'",
  ensp: '\u2002',
  emsp: '\u2003',
}

const SPACES: Record<string, string> = { nbsp: '\u00A0', ensp: '\u2002', emsp: '\u2003' }

/** Every space as wide as the property `space` says; '' leaves them. */
export function withSpaces(text: string, space: string): string {
  const wide = SPACES[space]
  return wide === undefined ? text : text.replaceAll(' ', wide)
}

/** The entities that WeChat knows, as their signs. */
export function decoded(text: string): string {
  return text.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
}
