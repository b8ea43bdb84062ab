/** Asks who is there: a name on a demo server, else a tap. Emits `enter` with the name. */
Component({
  properties: {
    /** Of the session: unknown, needs-name, signing-in, signed-out or failed. */
    phase: String,
    name: String,
    maxLength: Number,
    words: { type: Object, value: { hints: {} } },
  },
  methods: {
    onSubmit({ detail }: WechatMiniprogram.FormSubmit) {
      this.triggerEvent('enter', { name: detail.value['name'] as string })
    },
    onAgain() {
      this.triggerEvent('enter', { name: this.data.name })
    },
  },
})
