import { make } from '../screen/element'
import { adjustPosition } from './adjust-position'
import { property, type Behaviour, type BuiltIn } from './built-in'
import { dressField, dressPlaceholder, type Field } from './field-look'
import { lineWatch } from './line-change'
import type { BuiltInNode } from './node'

const PROPERTIES = {
  value: String,
  name: String,
  type: property(String, 'text'),
  password: Boolean,
  placeholder: String,
  placeholderStyle: String,
  placeholderClass: String,
  maxlength: property(Number, 140),
  focus: Boolean,
  autoFocus: Boolean,
  autoHeight: Boolean,
  fixed: Boolean,
  cursor: property(Number, -1),
  cursorColor: String,
  cursorSpacing: Number,
  selectionStart: property(Number, -1),
  selectionEnd: property(Number, -1),
  adjustPosition: property(Boolean, true),
  holdKeyboard: Boolean,
  showConfirmBar: property(Boolean, true),
  disableDefaultPadding: Boolean,
  confirmType: property(String, ''),
  confirmHold: Boolean,
  alwaysEmbed: Boolean,
  inputmode: String,
}

/** One line of text. */
export const input: BuiltIn = {
  tag: 'input',
  properties: PROPERTIES,
  make: (node) => fieldBehaviour(node, make('input') as HTMLInputElement),
}

// The browser's default of two rows would interfere with auto-height
const ONE_ROW = { attributes: { rows: '1' } }

/** Several lines of text. */
export const textarea: BuiltIn = {
  tag: 'textarea',
  properties: PROPERTIES,
  make: (node) => fieldBehaviour(node, make('textarea', ONE_ROW) as HTMLTextAreaElement),
}

function fieldBehaviour(node: BuiltInNode, field: Field): Behaviour {
  node.accessible = field
  const placeholder = make('part-placeholder', { attributes: { 'aria-hidden': 'true' } })
  node.element.append(field, placeholder)
  const watchLines = lineWatch(node, field)
  listen(node, field)
  node.register({
    name: () => node.text('name'),
    value: () => field.value,
    reset: () => write(node, field, ''),
    activate: () => field.focus(),
  })
  return {
    changed(name) {
      if (name === 'value' && field.value !== node.text('value')) replaceText(node, field)
      if (name === 'focus') followFocus(node, field)
      dressField(node, field, name)
      dressPlaceholder(node, field, placeholder)
      if (name === 'value') watchLines()
    },
    attached() {
      dressField(node, field, 'type')
      if (node.is('focus') || node.is('autoFocus')) field.focus()
    },
  }
}

const LATE_MS = 120

/** Replaces the text with the page's value. iOS does it late, and letters that were typed meanwhile are lost. */
function replaceText(node: BuiltInNode, field: Field): void {
  const text = node.text('value')
  const isLate = document.activeElement === field && node.host.strikes('field-value-late')
  if (!isLate) {
    field.value = text
    return
  }
  setTimeout(() => {
    field.value = text
    field.setSelectionRange(text.length, text.length)
  }, LATE_MS)
}

function listen(node: BuiltInNode, field: Field): void {
  const { keyboard } = node.host.screen
  // Keyboard events belong to the component, which reports them to the page itself
  for (const type of ['input', 'change'])
    field.addEventListener(type, (event) => event.stopPropagation())
  field.addEventListener('input', () => typed(node, field))
  field.addEventListener('focus', () => {
    const tell = (height: number) => {
      adjustPosition(node, field, height)
      node.fire('keyboardheightchange', { height, duration: 0 })
    }
    const height = keyboard.open(tell)
    node.fire('focus', { value: field.value, height })
    tell(height)
  })
  field.addEventListener('blur', () => {
    keyboard.close()
    adjustPosition(node, field, 0)
    // A field that is removed loses its focus during the page's update
    node.fireLater('blur', { value: field.value, cursor: field.selectionStart ?? 0 })
    node.fireLater('keyboardheightchange', { height: 0, duration: 0 })
  })
  holdKeyboard(node, field)
  field.addEventListener('keydown', (event) => pressed(node, field, event as KeyboardEvent))
}

/** If the page wants it, a tap beside the field does not close the keyboard. */
function holdKeyboard(node: BuiltInNode, field: Field): void {
  const { element } = node.host.screen
  const hold = (event: Event) => {
    const isField = event.target instanceof Element && event.target.matches('input, textarea')
    if (!isField && node.is('holdKeyboard')) event.preventDefault()
  }
  field.addEventListener('focus', () => element.addEventListener('mousedown', hold))
  field.addEventListener('blur', () => element.removeEventListener('mousedown', hold))
}

/** Reports the typed text to the page. In an input, the handler's return value replaces it. */
function typed(node: BuiltInNode, field: Field): void {
  const typedText = field.value
  write(node, field, typedText)
  const cursor = field.selectionStart ?? typedText.length
  const handleListenerReturn = (answer: unknown) => {
    const text = replacementIn(answer)
    if (text !== undefined && field.tagName === 'INPUT') write(node, field, text)
  }
  node.fire('input', { value: typedText, cursor, keyCode: 0 }, { handleListenerReturn })
}

function replacementIn(answer: unknown): string | undefined {
  if (typeof answer === 'string') return answer
  const { value } = (answer ?? {}) as { value?: unknown }
  return typeof value === 'string' ? value : undefined
}

/** Return confirms. In a textarea it does so only if the page gave the key another meaning than a line break. */
function pressed(node: BuiltInNode, field: Field, event: KeyboardEvent): void {
  if (event.key !== 'Enter' || event.isComposing || event.shiftKey) return
  const isLineBreak =
    field.tagName === 'TEXTAREA' && ['', 'return'].includes(node.text('confirmType'))
  if (isLineBreak) return
  event.preventDefault()
  node.fire('confirm', { value: field.value })
  if (!node.is('confirmHold')) field.blur()
}

function followFocus(node: BuiltInNode, field: Field): void {
  if (node.is('focus')) setTimeout(() => field.focus(), 0)
  else if (document.activeElement === field) field.blur()
}

function write(node: BuiltInNode, field: Field, text: string): void {
  if (field.value !== text) field.value = text
  node.set('value', text)
}
