import { isName, withoutUnseen } from '../../protocol/text-rules'

/** Asks the user to sign in: with a name on a demo server, otherwise with a tap. Emits `enter` with the name. */
Component({
  properties: {
    /** The phase of the session: unknown, needs-name, signing-in, signed-out or failed. */
    phase: String,
    /** The state of the connection. If the sign-in failed, it says why. */
    standing: String,
    name: String,
    /** The server refused the name. The user can try another one. */
    refused: Boolean,
    maxLength: Number,
    words: { type: Object, value: { hints: {}, troubles: {} } },
  },
  data: {
    /** The field's content, as far as the platform has reported it. */
    typed: '',
    hasName: false,
  },
  observers: {
    name(name: string) {
      this.setData(fieldWith(name))
    },
  },
  methods: {
    /**
     * Handles typing, and leaving the field: when a nickname is picked or cleared, only the blur event reports it.
     */
    onName({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData(fieldWith(detail.value))
    },
    onSubmit({ detail }: WechatMiniprogram.FormSubmit) {
      this.enter(detail.value['name'] as string)
    },
    /** The confirm key of the keyboard. */
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
