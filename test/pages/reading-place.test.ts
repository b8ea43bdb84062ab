import { isFarFromEnd, placeAfter, type Scroll } from '../../miniprogram/pages/chat/reading-place'

const LIST_HEIGHT = 500

const at = (scrollTop: number, scrollHeight = 2000): Scroll => ({ scrollTop, scrollHeight })

const end = (from: Scroll, to: Scroll) => placeAfter('end', [from, to], LIST_HEIGHT)
const elsewhere = (from: Scroll, to: Scroll) => placeAfter('elsewhere', [from, to], LIST_HEIGHT)

describe('the reading place', () => {
  it('is the end as long as less than 50 px are below', () => {
    expect(end(at(1500), at(1451))).toBe('end')
    expect(end(at(1500), at(1450))).toBe('elsewhere')
  })

  it('stays the end when the list grows below a reader who does not scroll', () => {
    expect(end(at(1500), at(1500, 2400))).toBe('end')
    expect(end(at(1500), at(1600, 2400))).toBe('end')
  })

  it('is the end again once the end is reached', () => {
    expect(elsewhere(at(900), at(1300))).toBe('elsewhere')
    expect(elsewhere(at(1300), at(1480))).toBe('end')
  })

  it('is far from the end if more than a screen lies below', () => {
    expect(isFarFromEnd(at(1000), LIST_HEIGHT)).toBe(false)
    expect(isFarFromEnd(at(999), LIST_HEIGHT)).toBe(true)
  })
})
