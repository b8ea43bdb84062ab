/** A field into which the phone's keyboard types. */
export type TextField = HTMLInputElement | HTMLTextAreaElement

const characters = new Intl.Segmenter()

/** Applies one key to a field: ⌫ deletes a character, enter confirms or breaks the line. */
export function typeInto(field: TextField, key: string): void {
  if (key === '⌫') erase(field)
  else if (key.toLowerCase() === 'enter') enter(field)
  else insert(field, key)
}

function erase(field: TextField): void {
  const [start, end] = selectionOf(field)
  const before = [...characters.segment(field.value.slice(0, start))]
  const from = start === end ? (before.at(-1)?.index ?? 0) : start
  change(field, { text: '', from, to: end })
}

function enter(field: TextField): void {
  const event = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
  const isFree = field.dispatchEvent(event)
  if (isFree && field.tagName === 'TEXTAREA') insert(field, '\n')
}

function insert(field: TextField, text: string): void {
  const [from, to] = selectionOf(field)
  const length = field.value.length - (to - from) + text.length
  // Scripts may exceed the limit that browsers enforce for users
  if (field.maxLength < 0 || length <= field.maxLength) change(field, { text, from, to })
}

function change(
  field: TextField,
  { text, from, to }: { text: string; from: number; to: number }
): void {
  field.setRangeText(text, from, to, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

function selectionOf({ value, selectionStart, selectionEnd }: TextField): [number, number] {
  return [selectionStart ?? value.length, selectionEnd ?? value.length]
}
