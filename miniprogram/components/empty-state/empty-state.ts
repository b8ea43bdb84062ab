/** What stands where a list would, and what to do about it. Emits `act` from its button, `more` from the link below. */
Component({
  properties: {
    title: String,
    hint: String,
    /** The button's text; empty for none. */
    action: String,
    /** The link's text; empty for none. */
    more: String,
  },
  methods: {
    onMore() {
      this.triggerEvent('more')
    },
    onAct() {
      this.triggerEvent('act')
    },
  },
})
