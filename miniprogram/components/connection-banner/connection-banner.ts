/** Says why messages are late. Emits `retry` when tapped. */
Component({
  properties: {
    state: { type: String, value: 'none' },
    /** Until the next attempt; 0 where none is planned. */
    seconds: Number,
    words: { type: Object, value: {} },
  },
  methods: {
    onTap() {
      this.triggerEvent('retry')
    },
  },
})
