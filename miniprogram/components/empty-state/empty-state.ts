/** What stands where a list would, and what to do about it. Emits `act` from its button. */
Component({
  properties: {
    title: String,
    hint: String,
    /** The button's text; empty for none. */
    action: String,
  },
  methods: {
    onAct() {
      this.triggerEvent('act')
    },
  },
})
