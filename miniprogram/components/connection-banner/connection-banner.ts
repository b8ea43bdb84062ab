/**
 * Explains why messages are late. Emits `open` when tapped, and `act` from its button, which tries to fix the
 * problem.
 */
Component({
  properties: {
    state: { type: String, value: 'none' },
    /** Seconds until the next attempt; 0 if none is planned. */
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
