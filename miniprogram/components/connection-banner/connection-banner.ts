/** Says why messages are late. Emits `open` when tapped, and `act` from its button, which mends what it can. */
Component({
  properties: {
    state: { type: String, value: 'none' },
    /** Until the next attempt; 0 where none is planned. */
    seconds: Number,
    words: { type: Object, value: { actions: {}, retryIn: [] } },
  },
  methods: {
    onOpen() {
      this.triggerEvent('open')
    },
    onAct() {
      this.triggerEvent('act')
    },
  },
})
