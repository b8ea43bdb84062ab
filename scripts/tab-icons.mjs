/** Draws the tab bar's icons. Shapes by distance, edges smoothed. */
import { crc32, deflateSync } from 'node:zlib'

const SIZE = 81
const STROKE = 5

const circle = (x, y, cx, cy, r) => Math.hypot(x - cx, y - cy) - r
const ring = (distance) => Math.abs(distance) - STROKE / 2

/** A bubble with a smaller echo inside it. */
function message(x, y, isFilled) {
  const outer = circle(x, y, 40.5, 38, 26)
  const tail = Math.max(circle(x, y, 23, 61, 9), -circle(x, y, 19, 52, 9))
  const body = Math.min(outer, tail)
  if (isFilled) return Math.max(body, -arc(x, y, 13))
  return Math.min(ring(body), arc(x, y, 13))
}

function arc(x, y, r) {
  const isRight = x > 40.5 - 2
  return isRight ? ring(circle(x, y, 40.5, 38, r)) : Math.min(end(x, y, -r), end(x, y, r))
}

const end = (x, y, dy) => circle(x, y, 38.5, 38 + dy, STROKE / 2)

/** A head over shoulders. */
function me(x, y, isFilled) {
  const head = circle(x, y, 40.5, 27, 13)
  const shoulders = Math.max(circle(x, y, 40.5, 73, 26), y - 68)
  const body = Math.min(head, shoulders)
  return isFilled ? body : Math.min(ring(head), ring(shoulders))
}

function draw(shape, colour, isFilled) {
  const rows = Array.from({ length: SIZE }, (_, y) => {
    const row = Buffer.alloc(1 + SIZE * 4)
    for (let x = 0; x < SIZE; x++) {
      const cover = Math.min(Math.max(0.5 - shape(x + 0.5, y + 0.5, isFilled), 0), 1)
      row.set([...colour, Math.round(cover * 255)], 1 + x * 4)
    }
    return row
  })
  return png(Buffer.concat(rows))
}

function png(pixels) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(SIZE, 0)
  header.writeUInt32BE(SIZE, 4)
  header.set([8, 6], 8)
  const parts = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts])
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

const SHAPES = { message, me }

/** The names of the icons. */
export const TAB_ICONS = Object.keys(SHAPES)

/** One icon as a PNG, in a colour such as `#5c6563`. A chosen tab's icon is filled. */
export function tabIcon(name, colour, isChosen) {
  return draw(SHAPES[name], [...Buffer.from(colour.slice(1), 'hex')], isChosen)
}
