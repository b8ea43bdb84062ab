import type { Conversation } from '../../protocol/conversation'
import type { Entry } from '../../protocol/entry'

/** A message in the log of `c1`. */
export const said = (seq: number, more: Partial<Entry> = {}): Entry =>
  ({
    cid: 'c1',
    seq,
    n: seq,
    from: 'bob',
    at: 1_000_000 + seq * 1000,
    type: 'text',
    body: { text: `text ${seq}` },
    ...more,
  }) as Entry

/** The recall of another entry. */
export const recall = (seq: number, of: number): Entry =>
  said(seq, { type: 'recall', body: { seq: of }, n: seq - 1 })

/** Entries from one seq to another, both inclusive. */
export const saidFrom = (from: number, to: number): Entry[] =>
  Array.from({ length: to - from + 1 }, (_, index) => said(from + index))

/** A direct conversation with bob without messages. */
export const row = (more: Partial<Conversation> = {}): Conversation => ({
  cid: 'c1',
  kind: 'direct',
  title: 'Bob',
  avatar: '',
  memberCount: 2,
  people: [
    { id: 'me', name: 'Me', avatar: '' },
    { id: 'bob', name: 'Bob', avatar: '' },
  ],
  lastSeq: 0,
  n: 0,
  rev: 1,
  readSeq: 0,
  readN: 0,
  pinned: false,
  muted: false,
  ...more,
})
