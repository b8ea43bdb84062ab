/** How much is unread: a number on red, or a mere dot for what is muted. */
Component({
  properties: {
    text: String,
    muted: Boolean,
    /** For screen readers. */
    label: String,
  },
})
