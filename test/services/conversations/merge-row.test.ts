import {
  mergeRow,
  withEntry,
  withPeerRead,
  withRead,
} from '../../../miniprogram/services/conversations/merge-row'
import { recall, row, said } from '../entries'

const older = row({ rev: 1, title: 'old', lastSeq: 5, n: 5, readSeq: 4, readN: 4, peerReadSeq: 3 })
const newer = row({ rev: 2, title: 'new', lastSeq: 4, n: 4, readSeq: 2, readN: 2, peerReadSeq: 5 })

describe('two versions of one row', () => {
  it('become one in whichever order they arrive: the newer, with the highest head and marks', () => {
    const merged = { ...newer, lastSeq: 5, n: 5, readSeq: 4, readN: 4 }

    expect(mergeRow(older, newer)).toEqual(merged)
    expect(mergeRow(newer, older)).toEqual(merged)
  })

  it("become a former member's row as the server sends it, even if more was known before", () => {
    const gone = { ...newer, gone: true }

    expect(mergeRow(older, gone)).toMatchObject({ gone: true, lastSeq: 4, n: 4 })
    expect(withEntry(gone, said(9))).toBe(gone)
  })
})

describe('a row', () => {
  it('shows a message that arrived before it', () => {
    const entry = said(6)

    expect(withEntry(older, entry)).toMatchObject({ lastSeq: 6, n: 6, last: entry })
    expect(withEntry(older, said(5))).toBe(older)
  })

  it('keeps the last message before joins, unless it is recalled', () => {
    const head = withEntry(row(), said(1))
    const came = said(2, {
      type: 'notice',
      n: 1,
      body: { what: 'member-joined', userId: 'a', name: 'A' },
    })
    const behind = withEntry(head, came)

    expect(behind).toMatchObject({ last: came, lastSaid: said(1) })
    expect(withEntry(behind, recall(3, 1)).lastSaid).toMatchObject({ type: 'recalled', body: {} })
    expect(withEntry({ ...behind, lastSeq: 3 }, recall(3, 1)).lastSaid?.body).toEqual({})
  })

  it('has marks that never move back', () => {
    expect(withRead(older, { seq: 3, n: 3 })).toBe(older)
    expect(withRead(older, { seq: 5, n: 3 })).toMatchObject({ readSeq: 5, readN: 4 })
    expect(withPeerRead(older, 2)).toBe(older)
    expect(withPeerRead(older, 4)).toMatchObject({ peerReadSeq: 4 })
  })
})
