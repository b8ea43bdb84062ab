import { make } from './element'

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

const TOAST_MS = 1500

/** The layers over the pages: toast, modal, action sheet. */
export class Dialogs {
  readonly element = make('div', { className: 'dialogs' })
  private toast: HTMLElement | undefined
  private toastTimer: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly screen: HTMLElement) {}

  /** `loading` stays until it is hidden; everything else goes by itself. */
  showToast({ title, icon = 'success', duration = TOAST_MS, mask = false }: ToastOptions): void {
    this.hideToast()
    const attributes = { role: 'status', 'data-testid': 'toast', 'data-icon': icon }
    const children = [make('i', { className: 'toast__icon' }), make('p', { text: title })]
    const toast = make('div', { className: 'toast', attributes, children })
    this.toast = make('div', {
      className: mask ? 'veil veil--clear' : 'floating',
      children: [toast],
    })
    this.element.append(this.toast)
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
    return this.ask('modal', (answer) => [
      make('h2', { text: title }),
      editable ? field : make('p', { text: content }),
      make('footer', {
        children: [
          ...(showCancel
            ? [button(options.cancelText ?? '取消', 'cancel', () => answer(cancelled))]
            : []),
          button(options.confirmText ?? '确定', 'confirm', () =>
            answer({ confirm: true, cancel: false, content: editable ? field.value : null })
          ),
        ],
      }),
    ])
  }

  /** The index of the chosen line; undefined if it was cancelled. */
  showActionSheet(items: readonly string[], alertText?: string): Promise<number | undefined> {
    return this.ask('action-sheet', (answer) => [
      ...(alertText === undefined ? [] : [make('p', { text: alertText })]),
      ...items.map((text, index) => button(text, 'item', () => answer(index))),
      button('取消', 'cancel', () => answer(undefined)),
    ])
  }

  /** Shows a box over a veil until something in it answers. */
  ask<T>(kind: string, draw: (answer: (result: T) => void) => HTMLElement[]): Promise<T> {
    return new Promise((resolve) => {
      const box = make('div', {
        className: kind,
        attributes: { role: 'dialog', 'data-testid': kind },
      })
      const veil = make('div', { className: `veil veil--${kind}`, children: [box] })
      box.append(
        ...draw((result) => {
          veil.remove()
          resolve(result)
        })
      )
      veil.addEventListener('click', ({ target }) => {
        // a modal stays, a sheet goes when the page behind it is tapped
        if (target === veil && kind !== 'modal') cancelIn(box)
      })
      this.element.append(veil)
    })
  }

  close(): void {
    this.hideToast()
    this.element.replaceChildren()
    this.screen.removeAttribute('data-theme')
  }
}

function cancelIn(box: HTMLElement): void {
  box.querySelector<HTMLElement>('[data-testid="cancel"]')?.click()
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
