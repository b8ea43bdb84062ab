import type { ServerFrame } from '../../protocol/frames'
import { rowText } from '../row-text'

/** An encoded frame and its length in bytes; all its recipients share it. */
export interface Piece {
  text: string
  bytes: number
}

/** Encodes a frame. */
export function pieceOf(frame: ServerFrame): Piece {
  const text = JSON.stringify(frame)
  return { text, bytes: Buffer.byteLength(text) }
}

/** Encodes a response with rows in its lists. Rows that were encoded before are not encoded again. */
export function pageOf(re: number, data: object): Piece {
  const fields = Object.entries(data).flatMap(([name, value]: [string, unknown]) =>
    value === undefined ? [] : [`${JSON.stringify(name)}:${textOf(value)}`]
  )
  const text = `{"re":${re},"data":{${fields.join(',')}}}`
  return { text, bytes: Buffer.byteLength(text) }
}

function textOf(value: unknown): string {
  if (!Array.isArray(value)) return JSON.stringify(value)
  return `[${value.map((row: object) => rowText(row).text).join(',')}]`
}
