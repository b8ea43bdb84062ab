/** Shows the unread count: a number on red, or only a dot for muted conversations. */
Component({
  properties: {
    text: String,
    muted: Boolean,
    /** The label for screen readers. */
    label: String,
  },
})
