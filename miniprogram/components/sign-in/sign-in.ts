import { cut, LONGEST_SIGN } from '../../protocol/graphemes'
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
    isFull: false,
    surplus: LONGEST_SIGN,
  },
  observers: {
    name(name: string) {
      this.setData(fieldWith(name, this.data.maxLength))
    },
  },
  methods: {
    /** Handles typing. What is returned replaces the field's content: the surplus is cut between characters. */
    onInput({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      const now = fieldWith(detail.value, this.data.maxLength)
      this.setData(now)
      return now.typed
    },
    /** Handles leaving the field: when a nickname is picked or cleared, only the blur event reports it. */
    onName({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.setData(fieldWith(detail.value, this.data.maxLength))
    },
    onSubmit({ detail }: WechatMiniprogram.FormSubmit) {
      this.enter(detail.value['name'] as string)
    },
    /** The confirm key of the keyboard. */
    onConfirm({ detail }: WechatMiniprogram.CustomEvent<{ value: string }>) {
      this.enter(detail.value)
    },
    enter(name: string) {
      const now = fieldWith(name, this.data.maxLength)
      this.setData(now)
      if (now.hasName) this.triggerEvent('enter', { name: now.typed })
    },
    onAgain() {
      this.triggerEvent('enter', { name: this.data.name })
    },
  },
})

function fieldWith(text: string, maxLength: number) {
  const typed = cut(text, maxLength)
  return {
    typed,
    hasName: isName(withoutUnseen(typed)),
    isFull: typed.length === maxLength || typed !== text,
  }
}
