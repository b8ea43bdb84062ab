import { make } from './element'
import { holdFocus } from './modal-focus'
import type { ScreenWords } from './words'

export interface ModalOptions {
  title?: string
  content?: string
  showCancel?: boolean
  cancelText?: string
  cancelColor?: string
  confirmText?: string
  confirmColor?: string
  editable?: boolean
  placeholderText?: string
}

export interface ModalResult {
  confirm: boolean
  cancel: boolean
  content: string | null
}

export interface ToastOptions {
  title: string
  icon?: string
  duration?: number
  mask?: boolean
}

/** The kind of a box, and its name for screen readers. */
interface Asking {
  kind: 'modal' | 'action-sheet' | 'picker'
  title: string
}

const TOAST_MS = 1500

/** The layers above the pages: toast, modal and action sheet. */
export class Dialogs {
  /** Exists before any toast, so that screen readers announce each toast. */
  private readonly said = make('div', { attributes: { role: 'status' } })
  private readonly boxes = make('div')
  readonly element = make('div', { className: 'dialogs', children: [this.boxes, this.said] })
  private toast: HTMLElement | undefined
  private toastTimer: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly screen: HTMLElement,
    readonly words: ScreenWords
  ) {}

  /** `loading` stays until it is hidden. Others disappear by themselves. */
  showToast({ title, icon = 'success', duration = TOAST_MS, mask = false }: ToastOptions): void {
    this.hideToast()
    const attributes = { 'data-testid': 'toast', 'data-icon': icon }
    const children = [make('i', { className: 'toast__icon' }), make('p', { text: title })]
    const toast = make('div', { className: 'toast', attributes, children })
    this.toast = make('div', {
      className: mask ? 'veil veil--clear' : 'floating',
      children: [toast],
    })
    this.said.append(this.toast)
    if (icon !== 'loading') this.toastTimer = setTimeout(() => this.hideToast(), duration)
  }

  hideToast(): void {
    clearTimeout(this.toastTimer)
    this.toast?.remove()
    this.toast = undefined
  }

  showModal(options: ModalOptions): Promise<ModalResult> {
    const { title = '', content = '', showCancel = true, editable = false } = options
    const field = fieldOf(options)
    const { cancel, confirm } = this.words
    return this.ask({ kind: 'modal', title: title || content }, (answer) => [
      make('h2', { text: title }),
      editable ? field : make('p', { text: content }),
      make('footer', {
        children: [
          ...(showCancel
            ? [button(options.cancelText ?? cancel, 'cancel', () => answer(cancelled))]
            : []),
          button(options.confirmText ?? confirm, 'confirm', () =>
            answer({ confirm: true, cancel: false, content: editable ? field.value : null })
          ),
        ],
      }),
    ])
  }

  /** The index of the selected line; undefined if the sheet was cancelled. */
  showActionSheet(items: readonly string[], alertText?: string): Promise<number | undefined> {
    const title = alertText ?? this.words.choose
    return this.ask({ kind: 'action-sheet', title }, (answer) => [
      ...(alertText === undefined ? [] : [make('p', { text: alertText })]),
      ...items.map((text, index) => button(text, 'item', () => answer(index))),
      button(this.words.cancel, 'cancel', () => answer(undefined)),
    ])
  }

  /** Shows a box over a veil until something in it is chosen. */
  ask<T>(
    { kind, title }: Asking,
    draw: (answer: (result: T) => void) => HTMLElement[]
  ): Promise<T> {
    return new Promise((resolve) => {
      const attributes = { role: 'dialog', 'aria-modal': 'true', 'aria-label': title }
      const box = make('div', {
        className: kind,
        attributes: { ...attributes, 'data-testid': kind },
      })
      const veil = make('div', { className: `veil veil--${kind}`, children: [box] })
      box.append(
        ...draw((result) => {
          letFocusGo()
          veil.remove()
          resolve(result)
        })
      )
      veil.addEventListener('click', ({ target }) => {
        // A modal stays, but a tap beside a sheet closes it
        if (target === veil && kind !== 'modal') cancelIn(box)
      })
      this.boxes.append(veil)
      const letFocusGo = holdFocus(box, { around: this.element, escape: () => cancelIn(box) })
    })
  }

  close(): void {
    this.hideToast()
    this.boxes.replaceChildren()
    this.screen.removeAttribute('data-theme')
  }
}

/** Cancels a box. A modal without a cancel button is closed with its only button. */
function cancelIn(box: HTMLElement): void {
  const way = (name: string) => box.querySelector<HTMLElement>(`[data-testid="${name}"]`)
  ;(way('cancel') ?? way('confirm'))?.click()
}

const cancelled: ModalResult = { confirm: false, cancel: true, content: null }

function button(text: string, name: string, onTap: () => void): HTMLElement {
  return make('button', { text, attributes: { type: 'button', 'data-testid': name }, onTap })
}

function fieldOf({ content = '', placeholderText = '' }: ModalOptions): HTMLInputElement {
  const field = make('input', { attributes: { placeholder: placeholderText } }) as HTMLInputElement
  field.value = content
  return field
}
