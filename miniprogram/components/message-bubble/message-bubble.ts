/**
 * One message on screen. Emits `trouble` when the user taps the mark of a failed message, and `follow` with `{ kind,
 * text }` when a link, an address or a number is tapped.
 */
Component({
  properties: {
    text: String,
    /** The text in pieces, if some can be tapped. Otherwise empty. */
    parts: Array,
    mine: Boolean,
    unsupported: Boolean,
    sender: String,
    avatarText: String,
    avatarColour: Number,
    delivery: String,
    showsClock: Boolean,
    words: { type: Object, value: { marks: {}, labels: {} } },
  },
  methods: {
    onPart({ currentTarget }: { currentTarget: { dataset: { kind: string; text: string } } }) {
      const { kind, text } = currentTarget.dataset
      if (kind !== 'text') this.triggerEvent('follow', { kind, text })
    },
    onMark() {
      if (this.data.delivery === 'failed') this.triggerEvent('trouble')
    },
  },
})
