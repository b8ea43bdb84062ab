/** A letter on a calm colour, or the letters of a group's people; a picture of nobody needs no label. */
Component({
  properties: {
    text: String,
    colour: Number,
    /** `{ id, text, color }` of up to nine people, the last first; empty for one person. */
    tiles: Array,
  },
})
