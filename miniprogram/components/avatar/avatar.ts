/** A letter on a calm colour, or the letters of a group's people; a picture of nobody needs no label. */
Component({
  properties: {
    text: String,
    colour: Number,
    /** `{ text, color }` of up to four people; empty for one person. */
    tiles: Array,
  },
})
