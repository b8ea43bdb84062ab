import { withBrowserLengths } from '../browser-lengths'
import type { BuiltInNode } from './node'

export type Field = HTMLInputElement | HTMLTextAreaElement

const INPUT_MODES: Record<string, string> = {
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
  tel: 'tel',
}

/** Applies the page's settings for style and limits to the browser's field. */
export function dressField(node: BuiltInNode, field: Field, changed: string): void {
  field.disabled = node.is('disabled')
  limit(field, node.number('maxlength'))
  field.enterKeyHint = node.text('confirmType') || (field.tagName === 'INPUT' ? 'done' : 'enter')
  if (field instanceof HTMLInputElement) {
    field.type = node.is('password') ? 'password' : 'text'
    field.inputMode = INPUT_MODES[node.text('type')] ?? 'text'
  } else {
    node.element.toggleAttribute('auto-height', node.is('autoHeight'))
    // A hidden copy of the text gives the box its height
    if (changed === 'value') node.element.dataset['text'] = `${field.value} `
  }
  if (['selectionStart', 'selectionEnd', 'cursor'].includes(changed)) select(node, field)
}

/** The browser's own placeholder cannot have the page's style, so a text covers the empty field. */
export function dressPlaceholder(node: BuiltInNode, field: Field, placeholder: HTMLElement): void {
  placeholder.className = node.scopedClasses(node.text('placeholderClass')).join(' ')
  placeholder.style.cssText = withBrowserLengths(node.text('placeholderStyle'))
  placeholder.textContent = node.text('placeholder')
  placeholder.hidden = field.value !== ''
}

/** -1 means no limit. */
function limit(field: Field, length: number): void {
  if (length >= 0) field.maxLength = length
  else field.removeAttribute('maxlength')
}

function select(node: BuiltInNode, field: Field): void {
  const cursor = node.number('cursor')
  const start = node.number('selectionStart')
  const end = node.number('selectionEnd')
  if (start >= 0 && end >= 0) field.setSelectionRange(start, end)
  else if (cursor >= 0) field.setSelectionRange(cursor, cursor)
}
