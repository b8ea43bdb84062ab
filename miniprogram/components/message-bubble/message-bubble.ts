/** One message on screen. Emits `trouble` when its owner taps the mark of a failed one. */
Component({
  properties: {
    text: String,
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
    onMark() {
      if (this.data.delivery === 'failed') this.triggerEvent('trouble')
    },
  },
})
