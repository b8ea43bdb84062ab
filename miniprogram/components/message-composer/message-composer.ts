import { cut, LONGEST_SIGN } from '../../protocol/graphemes'

/** The text to put into the field. A new version number puts it in even if the text is the same. */
interface Field {
  version: number
  text: string
}

/** Typed text is kept here and not in `data`. Setting `value` while the user types makes the cursor jump. */
interface Typing {
  typed: string
  isReady: boolean
  keyboardHeight: number
}

interface Drawn {
  value: string
  isFull: boolean
  maxLength: number
  field: Field
  keyboardHeight: number
}

type Composer = ComponentContext<Drawn, Typing>

/**
 * The field in which messages are written. Emits `edit` with the text, `send`, `typing` when the field gets or loses
 * the focus, and `resize` when the composer's height changes because of its lines, a note or the keyboard.
 */
Component({
  properties: {
    field: { type: Object, value: { version: 0, text: '' } },
    canSend: Boolean,
    maxLength: Number,
    /** The field grows with its text up to this many lines. */
    maxLines: { type: Number, value: 5 },
    /** Why the text was refused. Empty if nothing is wrong. */
    problem: String,
    words: { type: Object, value: { field: '', send: '', full: ['', ''] } },
  },
  /** `value` is set only to clear the field or to restore a draft, never while the user types. */
  data: { value: '', isFull: false, keyboardHeight: 0, surplus: LONGEST_SIGN },
  lifetimes: {
    created() {
      Object.assign(this, { typed: '', isReady: false, keyboardHeight: 0 })
    },
    // If the field were filled earlier, its first height would be wrong on iOS
    ready(this: Composer) {
      this.isReady = true
      fill(this, this.data.field.text)
    },
  },
  observers: {
    field(this: Composer, { text }: Field) {
      if (this.isReady) fill(this, text)
    },
  },
  methods: {
    onInput(this: Composer, { detail }: WechatMiniprogram.TextareaInput) {
      const draft = cut(detail.value, this.data.maxLength)
      took(this, detail.value)
      if (draft !== detail.value) fill(this, draft, true)
      this.triggerEvent('edit', { draft })
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
    /** Some platforms report the same height several times. */
    onKeyboard(this: Composer, { detail }: WechatMiniprogram.TextareaKeyboardHeightChange) {
      if (detail.height === this.keyboardHeight) return
      this.keyboardHeight = detail.height
      this.setData({ keyboardHeight: detail.height }, () => this.triggerEvent('resize'))
    },
  },
})

/** Setting `data` to its current value changes nothing, so `value` first gets what the field contains. */
function fill(composer: Composer, text: string, isFull = isFullWith(composer, text)): void {
  const { typed } = composer
  if (typed === text) return
  took(composer, text, isFull)
  if (composer.data.value !== text) composer.setData({ value: text })
  else composer.setData({ value: typed }, () => composer.setData({ value: text }))
}

function took(composer: Composer, text: string, isFull = isFullWith(composer, text)): void {
  composer.typed = text
  if (isFull !== composer.data.isFull)
    composer.setData({ isFull }, () => composer.triggerEvent('resize'))
}

const isFullWith = ({ data }: Composer, text: string): boolean => text.length >= data.maxLength
