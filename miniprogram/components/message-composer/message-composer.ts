/** What the field is to hold from now on; the same text again is another order. */
interface Field {
  version: number
  text: string
}

/** What is typed is kept here and not in `data`: what a platform is told back while it types, it misplaces. */
interface Typing {
  typed: string
  isReady: boolean
  keyboardHeight: number
}

interface Composer extends Typing {
  data: { value: string; isFull: boolean; maxLength: number; field: Field }
  setData(change: object, drawn?: () => void): void
  triggerEvent(name: string): void
}

/**
 * Where a message is written. Emits `edit` with the text, `send`, `typing` when the field gets and loses the
 * focus, and `resize` when the composer becomes higher or lower: with its lines, a note or the keyboard.
 */
Component({
  properties: {
    field: { type: Object, value: { version: 0, text: '' } },
    canSend: Boolean,
    maxLength: Number,
    /** Why the text was not taken; empty where nothing is wrong. */
    problem: String,
    words: { type: Object, value: { field: '', send: '', full: ['', ''] } },
  },
  /** `value` is set to clear the field or to restore a draft, and never while somebody types. */
  data: { value: '', isFull: false, keyboardHeight: 0 },
  lifetimes: {
    created() {
      Object.assign(this, { typed: '', isReady: false, keyboardHeight: 0 })
    },
    // the first height of a field that is filled earlier is wrong on iOS
    ready() {
      const composer = this as unknown as Composer
      composer.isReady = true
      fill(composer, composer.data.field.text)
    },
  },
  observers: {
    field({ text }: Field) {
      const composer = this as unknown as Composer
      if (composer.isReady) fill(composer, text)
    },
  },
  methods: {
    onInput({ detail }: WechatMiniprogram.TextareaInput) {
      took(this as unknown as Composer, detail.value)
      this.triggerEvent('edit', { draft: detail.value })
    },
    onSend() {
      if (this.data.canSend) this.triggerEvent('send')
    },
    onLines() {
      this.triggerEvent('resize')
    },
    onFocus() {
      this.triggerEvent('typing', { isTyping: true })
    },
    onBlur() {
      this.triggerEvent('typing', { isTyping: false })
    },
    /** Some platforms tell the same height several times. */
    onKeyboard({ detail }: WechatMiniprogram.TextareaKeyboardHeightChange) {
      const composer = this as unknown as Composer
      if (detail.height === composer.keyboardHeight) return
      composer.keyboardHeight = detail.height
      this.setData({ keyboardHeight: detail.height }, () => this.triggerEvent('resize'))
    },
  },
})

/** A value that `data` holds already would change nothing: what stands in the field is told first. */
function fill(composer: Composer, text: string): void {
  if (composer.typed === text) return
  const { typed } = composer
  took(composer, text)
  if (composer.data.value !== text) composer.setData({ value: text })
  else composer.setData({ value: typed }, () => composer.setData({ value: text }))
}

function took(composer: Composer, text: string): void {
  composer.typed = text
  const isFull = text.length >= composer.data.maxLength
  if (isFull !== composer.data.isFull)
    composer.setData({ isFull }, () => composer.triggerEvent('resize'))
}
