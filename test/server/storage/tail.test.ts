import { Tail } from '../../../server/storage/sqlite/tail'

describe('the newest entries of logs', () => {
  const tail = new Tail()
  ;[
    [1, 5, 100],
    [2, 1, 101],
    [1, 6, 102],
    [1, 7, 103],
  ].forEach(([conversation = 0, seq = 0, entry = 0]) => tail.add(conversation, seq, entry))

  it('are found by seq', () => {
    expect([4, 5, 6, 7, 8].map((seq) => tail.at(1, seq))).toEqual([
      undefined,
      100,
      102,
      103,
      undefined,
    ])
    expect(tail.at(3, 1)).toBeUndefined()
  })

  it('are found as a range, as far as they are in memory', () => {
    expect(tail.between(1, 1, 4)).toEqual([])
    expect(tail.between(1, 1, 5)).toEqual([100])
    expect(tail.between(1, 6, 6)).toEqual([102])
    expect(tail.between(1, 6, Infinity)).toEqual([102, 103])
    expect(tail.between(1, 8, Infinity)).toEqual([])
    expect(tail.between(3, 1, 9)).toEqual([])
  })

  it("are counted over all logs, with each log's end", () => {
    expect([tail.size, tail.logs, tail.lastOf(1), tail.lastOf(2), tail.lastOf(3)]).toEqual([
      4,
      2,
      103,
      101,
      undefined,
    ])
    tail.clear()
    expect([tail.size, tail.logs, tail.lastOf(1)]).toEqual([0, 0, undefined])
  })
})
