/** A row as JSON, and its length in bytes. */
export interface RowText {
  text: string
  bytes: number
}

/** Rows are encoded once: when it is found out how many fit into a page. */
const texts = new WeakMap<object, RowText>()

/** The JSON of a row, which must not change afterwards. */
export function rowText(row: object): RowText {
  const known = texts.get(row)
  if (known) return known
  const text = JSON.stringify(row)
  const made = { text, bytes: Buffer.byteLength(text) }
  texts.set(row, made)
  return made
}
