/**
 * Shows a letter on a coloured background, or a tile for each of a group's members. It is decoration, so it has no
 * label.
 */
Component({
  properties: {
    text: String,
    colour: Number,
    /** `{ id, text, color }` of up to nine people, the last one first. Empty for one person. */
    tiles: Array,
  },
})
