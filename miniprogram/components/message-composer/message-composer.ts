/**
 * Where a message is written. Emits `edit` with the text, `send`, `resize` when it grows or shrinks
 * with its lines, and `keyboard` with its height, once for each height.
 */
Component({
  properties: {
    draft: String,
    canSend: Boolean,
    maxLength: Number,
    /** Why the text was not taken; empty where nothing is wrong. */
    problem: String,
    words: { type: Object, value: { field: '', send: '' } },
  },
  data: { text: '', keyboardHeight: 0 },
  observers: {
    draft(draft: string) {
      if (draft !== this.data.text) this.setData({ text: draft })
    },
  },
  methods: {
    onInput({ detail }: WechatMiniprogram.TextareaInput) {
      this.setData({ text: detail.value })
      this.triggerEvent('edit', { draft: detail.value })
    },
    onSend() {
      if (this.data.canSend) this.triggerEvent('send')
    },
    onLines() {
      this.triggerEvent('resize')
    },
    onKeyboard({ detail }: WechatMiniprogram.TextareaKeyboardHeightChange) {
      if (detail.height === this.data.keyboardHeight) return
      this.setData({ keyboardHeight: detail.height })
      this.triggerEvent('keyboard', { height: detail.height })
    },
  },
})
