import {
  mergeRow,
  withEntry,
  withOwnRead,
  withPeerRead,
  withRead,
} from '../../../miniprogram/services/conversations/merge-row'
import { row, said } from '../entries'

const older = row({ rev: 1, title: 'old', lastSeq: 5, n: 5, readSeq: 4, readN: 4, peerReadSeq: 3 })
const newer = row({ rev: 2, title: 'new', lastSeq: 4, n: 4, readSeq: 2, readN: 2, peerReadSeq: 5 })

describe('two versions of one row', () => {
  it('make one, in whichever order they come: the newer, with the highest head and marks', () => {
    const merged = { ...newer, lastSeq: 5, n: 5, readSeq: 4, readN: 4 }

    expect(mergeRow(older, newer)).toEqual(merged)
    expect(mergeRow(newer, older)).toEqual(merged)
  })

  it('make a row of one who left as the server tells it, though more was heard before', () => {
    const gone = { ...newer, gone: true }

    expect(mergeRow(older, gone)).toMatchObject({ gone: true, lastSeq: 4, n: 4 })
    expect(withEntry(gone, said(9), 'me')).toBe(gone)
  })
})

describe('a row', () => {
  it('shows a message that came before it', () => {
    const entry = said(6)

    expect(withEntry(older, entry, 'me')).toMatchObject({ lastSeq: 6, n: 6, last: entry })
    expect(withEntry(older, said(5), 'me')).toBe(older)
  })

  it('counts my own message as read where nothing was unread before it', () => {
    const mine = said(6, { from: 'me' })

    expect(withEntry({ ...older, readN: 5 }, mine, 'me')).toMatchObject({ readSeq: 6, readN: 6 })
    expect(withEntry(older, mine, 'me')).toMatchObject({ readSeq: 4, readN: 4 })
  })

  it('is read up to my own last message where only that stands behind the mark', () => {
    const spoken = row({ lastSeq: 6, n: 6, readSeq: 5, readN: 5, last: said(6, { from: 'me' }) })

    expect(withOwnRead(spoken, 'me')).toMatchObject({ readSeq: 6, readN: 6 })
    expect(withOwnRead({ ...spoken, readN: 4 }, 'me')).toMatchObject({ readSeq: 5, readN: 4 })
    expect(withOwnRead(spoken, 'another')).toBe(spoken)
  })

  it('does not take for read what is missing before my own message', () => {
    const known = row({ lastSeq: 1, n: 1, readSeq: 1, readN: 1 })

    expect(withEntry(known, said(3, { from: 'me' }), 'me')).toMatchObject({ readSeq: 1, readN: 1 })
  })

  it('has marks that never move back', () => {
    expect(withRead(older, { seq: 3, n: 3 })).toBe(older)
    expect(withRead(older, { seq: 5, n: 3 })).toMatchObject({ readSeq: 5, readN: 4 })
    expect(withPeerRead(older, 2)).toBe(older)
    expect(withPeerRead(older, 4)).toMatchObject({ peerReadSeq: 4 })
  })
})
