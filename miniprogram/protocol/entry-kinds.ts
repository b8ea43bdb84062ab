/** The requests that append an entry. */
type AppendingUrl = '/message/send' | '/message/recall'

/** What phone and server must know about one kind of entry. */
export interface EntryKind {
  /** It is a message: it counts in `n`, and can be unread. */
  counts: boolean
  /** A recall may name it, and erases it. */
  recallable: boolean
  /** The request that appends it; absent if the server writes it on its own. */
  sentBy?: AppendingUrl
}

/**
 * Every kind of entry. A new kind begins with a row here. The compiler then names each place that needs a part of it;
 * CONTRIBUTING.md lists them.
 */
export const ENTRY_KINDS = {
  text: { counts: true, recallable: true, sentBy: '/message/send' },
  recall: { counts: false, recallable: false, sentBy: '/message/recall' },
  recalled: { counts: true, recallable: false },
  notice: { counts: false, recallable: false },
} as const satisfies Record<string, EntryKind>

export type EntryType = keyof typeof ENTRY_KINDS

/** The kinds that this request appends. */
type SentBy<Url extends AppendingUrl> = {
  [Type in EntryType]: (typeof ENTRY_KINDS)[Type] extends { sentBy: Url } ? Type : never
}[EntryType]

/** The kinds that people say with `/message/send`. */
export type SpokenType = SentBy<'/message/send'>
/** The kinds that clients append. */
export type SentType = SentBy<AppendingUrl>

/** The part for this kind; undefined for a kind of a later version, `constructor` among them. */
export function partFor<Part>(parts: Record<string, Part>, type: string): Part | undefined {
  return Object.prototype.hasOwnProperty.call(parts, type) ? parts[type] : undefined
}

/** Its row in the table; undefined for a kind of a later version. */
export const entryKind = (type: string): EntryKind | undefined =>
  partFor<EntryKind>(ENTRY_KINDS, type)

/** What is needed to tell messages from other entries. */
interface Counted {
  type: string
  seq: number
  n: number
  about?: number | undefined
}

/**
 * Whether an entry is a message. If the entry before it is known, the two `n` decide, so this is right for kinds of
 * later versions too. Otherwise the table decides, and a kind that it lacks counts unless it is `about` another entry.
 */
export function isMessage(entry: Counted, before?: Pick<Counted, 'seq' | 'n'>): boolean {
  if (before?.seq === entry.seq - 1) return entry.n > before.n
  return entryKind(entry.type)?.counts ?? entry.about === undefined
}
