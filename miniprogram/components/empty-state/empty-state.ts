/** Shown instead of an empty list. Emits `act` from its button, and `more` from the link below. */
Component({
  properties: {
    title: String,
    hint: String,
    /** The button's text. If it is empty, there is no button. */
    action: String,
    /** The link's text. If it is empty, there is no link. */
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
