import { isName, withoutUnseen } from '../../protocol/text-rules'

/** Asks who is there: a name on a demo server, else a tap. Emits `enter` with the name. */
Component({
  properties: {
    /** Of the session: unknown, needs-name, signing-in, signed-out or failed. */
    phase: String,
    /** How the phone stands with the server; a sign-in that fails says why. */
    standing: String,
    name: String,
    /** The server did not take the name; another one can be tried. */
    refused: Boolean,
    maxLength: Number,
    words: { type: Object, value: { hints: {}, troubles: {} } },
  },
  data: {
    /** What stands in the field, as far as the platform has told. */
    typed: '',
    hasName: false,
  },
  observers: {
    name(name: string) {
      this.setData(fieldWith(name))
    },
  },
  methods: {
    /** Of typing, and of leaving the field: a nickname that is picked, or emptied, is told only then. */
    onName({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData(fieldWith(detail.value))
    },
    onSubmit({ detail }: WechatMiniprogram.FormSubmit) {
      this.enter(detail.value['name'] as string)
    },
    /** The keyboard's own button. */
    onConfirm({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.enter(detail.value)
    },
    enter(name: string) {
      const now = fieldWith(name)
      this.setData(now)
      if (now.hasName) this.triggerEvent('enter', { name })
    },
    onAgain() {
      this.triggerEvent('enter', { name: this.data.name })
    },
  },
})

function fieldWith(typed: string) {
  return { typed, hasName: isName(withoutUnseen(typed)) }
}
