import { MAX_BATCH_BYTES } from '../../../miniprogram/protocol/limits'
import { Batch } from '../../../server/gateway/batch'
import { pieceOf, type Piece } from '../../../server/wire/piece'

const ping = (re: number): Piece => pieceOf({ re, data: { now: 1 } })
const long = (bytes: number): Piece => ({ text: JSON.stringify('x'.repeat(bytes - 2)), bytes })

/** The payloads of unmasked text frames. */
function payloadsIn(wire: Buffer): string[] {
  if (wire.length === 0) return []
  expect(wire[0]).toBe(0x81)
  const short = wire[1]!
  const [header, length] =
    short === 127
      ? [10, Number(wire.readBigUInt64BE(2))]
      : short === 126
        ? [4, wire.readUInt16BE(2)]
        : [2, short]
  const end = header + length
  return [wire.subarray(header, end).toString(), ...payloadsIn(wire.subarray(end))]
}

describe('the frames of one turn for a socket', () => {
  it('are sent as a single frame if there is only one', () => {
    expect(new Batch().plus(ping(1)).texts).toEqual(['{"re":1,"data":{"now":1}}'])
  })

  it('[FRM6] are sent as one array, in order, if there are several', () => {
    const batch = new Batch().plus(ping(1)).plus(ping(2)).plus(ping(3))

    expect(batch.texts).toHaveLength(1)
    expect(JSON.parse(batch.texts.join())).toMatchObject([{ re: 1 }, { re: 2 }, { re: 3 }])
  })

  it('are encoded once for all sockets that get the same frames in the same order', () => {
    const [first, second] = [ping(1), ping(2)]
    const beginning = new Batch()

    const one = beginning.plus(first).plus(second)
    const other = beginning.plus(second).plus(first)

    expect(beginning.plus(first).plus(second)).toBe(one)
    expect(beginning.plus(second).plus(first)).toBe(other)
    expect(beginning.plus(first).plus(second).encoded).toBe(one.encoded)
    expect(other).not.toBe(one)
  })

  it('fill an array exactly up to the limit, and continue in the next', () => {
    const half = MAX_BATCH_BYTES / 2 - 2
    const beginning = new Batch()

    const full = beginning.plus(long(half)).plus(long(half + 1))
    const over = beginning.plus(long(half)).plus(long(half + 2))

    expect(full.texts.map((text) => text.length)).toEqual([MAX_BATCH_BYTES])
    expect(over.texts.map((text) => text.length)).toEqual([half, half + 2])
  })

  it.each([3, 125, 126, 65_535, 65_536])('are sent as a WebSocket frame of %i bytes', (bytes) => {
    const batch = new Batch().plus(long(bytes))

    expect(payloadsIn(batch.encoded)).toEqual(batch.texts)
  })

  it('are sent in one buffer if they need several WebSocket frames', () => {
    const batch = new Batch().plus(long(200_000)).plus(long(200_000)).plus(ping(1)).plus(ping(2))

    expect(batch.texts).toHaveLength(2)
    expect(payloadsIn(batch.encoded)).toEqual(batch.texts)
  })

  it('are measured in bytes, not characters', () => {
    const piece = pieceOf({ url: '/typing', data: { cid: '群', userId: '张三😀' } })
    const batch = new Batch().plus(piece)

    expect(piece.bytes).toBe(Buffer.byteLength(piece.text))
    expect(payloadsIn(batch.encoded)).toEqual([piece.text])
  })
})
