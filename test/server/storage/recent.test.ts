import { Recent } from '../../../server/storage/sqlite/recent'

describe('what has changed of late', () => {
  it('is known from the start on, each conversation once, and not if it is too much', () => {
    const recent = new Recent(10)
    recent.add(1, 11)
    recent.add(2, 12)
    recent.add(1, 13)

    expect(recent.after(9, 5)).toBeUndefined()
    expect(recent.after(10, 5)).toEqual([1, 2])
    expect(recent.after(12, 5)).toEqual([1])
    expect(recent.after(13, 5)).toEqual([])
    expect(recent.after(10, 1)).toBeUndefined()
  })

  it('is not known of changes that were forgotten', () => {
    const recent = new Recent(0)
    for (let change = 1; change <= 5000; change++) recent.add(change % 3, change)

    expect(recent.after(904, 5)).toHaveLength(3)
    expect(recent.after(903, 5)).toBeUndefined()
  })
})
