import type { Conversation } from '../../../protocol/conversation'
import type { BodyOf, Entry, NoticeBody } from '../../../protocol/entry'
import { partFor, type EntryType, type SpokenType } from '../../protocol/entry-kinds'
import { nameInLine, textInLine } from './bidi'
import type { BubbleRow, LineRow } from '../chat/message-row'
import { partsOf } from '../chat/text-parts'
import type { Words } from './words'

/** The inputs of a line of text about an entry. */
export interface LineContext {
  me: string
  words: Words
  nameOf: (userId: string) => string | undefined
}

/** What a bubble shows of its message. */
export type BubbleContent = Pick<BubbleRow, 'kind' | 'text' | 'parts'>

/** How a message looks that people can say. */
interface SayingLook<Type extends SpokenType> {
  bubble: (body: BodyOf<Type>) => BubbleContent
  /** Its one line in the list, without its sender. */
  preview: (body: BodyOf<Type>, context: LineContext) => string
}

/** A line of the chat that is no bubble. */
export type LineContent = Pick<LineRow, 'kind' | 'text'>

/** How an entry looks; the list shows the last message instead of one that `yields`, if there is one. */
type Look<Type extends EntryType> = Type extends SpokenType
  ? SayingLook<Type>
  : {
      /** Absent if it only shows on another row. */
      inChat?: (entry: Extract<Entry, { type: Type }>, context: LineContext) => LineContent
      inList: (entry: Extract<Entry, { type: Type }>, context: LineContext) => string
      yields?: true
    }

const LOOKS: { [Type in EntryType]: Look<Type> } = {
  text: {
    bubble: ({ text }) => ({ kind: 'text', text, parts: partsOf(text) }),
    preview: ({ text }) => textInLine(text),
  },
  recall: { inList: recalledText },
  recalled: {
    inChat: (entry, context) => ({ kind: 'recalled', text: recalledText(entry, context) }),
    inList: recalledText,
  },
  notice: {
    inChat: (entry, context) => ({ kind: 'notice', text: noticeText(entry, context) }),
    inList: noticeText,
    yields: true,
  },
}

/** The looks, for entries whose kind this version may not know. */
interface AnyLook {
  bubble?: (body: object) => BubbleContent
  preview?: (body: object, context: LineContext) => string
  inChat?: (entry: Entry, context: LineContext) => LineContent
  inList?: (entry: Entry, context: LineContext) => string
  yields?: true
}

const lookOf = (type: string): AnyLook | undefined =>
  partFor(LOOKS as unknown as Record<string, AnyLook>, type)

/** Whether it has a row of its own: a change of another entry is shown there. */
export function hasRow({ type, about }: Entry): boolean {
  const look = lookOf(type)
  return look ? Boolean(look.bubble ?? look.inChat) : about === undefined
}

/** Its line in the chat; undefined if it has a bubble. */
export function lineInChat(entry: Entry, context: LineContext): LineContent | undefined {
  return lookOf(entry.type)?.inChat?.(entry, context)
}

/** What its bubble shows; a kind of a later version says that it cannot be shown. */
export function bubbleOf(
  { type, body }: Pick<Entry, 'type' | 'body'>,
  { words }: Pick<LineContext, 'words'>
): BubbleContent {
  return lookOf(type)?.bubble?.(body) ?? { kind: 'unsupported', text: words.unsupported, parts: [] }
}

/** Its line in the list; `isNamed` puts the sender's name before a message. */
export function lineInList(entry: Entry, isNamed: boolean, context: LineContext): string {
  const { inList, preview } = lookOf(entry.type) ?? {}
  if (inList) return inList(entry, context)
  const text = preview?.(entry.body, context) ?? context.words.unsupported
  const name = isNamed && preview ? context.nameOf(entry.from) : undefined
  return name ? `${nameInLine(name)}: ${text}` : text
}

/** The entry that the list shows. Of a kind that is unknown, the row says by its `lastSaid` whether it is a message. */
export function entryInList(row: Pick<Conversation, 'last' | 'lastSaid'>): Entry | undefined {
  const { last, lastSaid } = row
  if (!last) return undefined
  const look = lookOf(last.type)
  if (look && !look.yields) return last
  return lastSaid ?? (hasRow(last) ? last : undefined)
}

function recalledText({ from }: Entry, { me, words, nameOf }: LineContext): string {
  return from === me ? words.recalledByMe : words.recalledBy(nameOr(words.someone, nameOf(from)))
}

type NoticeTexts = {
  [What in NoticeBody['what']]: (
    body: Extract<NoticeBody, { what: What }>,
    by: string,
    words: Words
  ) => string
}

const NOTICES: NoticeTexts = {
  'member-joined': ({ name }, _, words) => words.joined([nameInLine(name)]),
  'member-left': ({ name }, _, words) => words.left([nameInLine(name)]),
  'title-changed': ({ title }, by, words) => words.titleChanged(by, nameInLine(title)),
}

function noticeText({ from, body }: Entry, { words, nameOf }: LineContext): string {
  const { what } = body as NoticeBody
  const texts = NOTICES as unknown as Record<string, (...of: unknown[]) => string>
  const by = nameOr(words.someone, nameOf(from))
  return partFor(texts, what)?.(body, by, words) ?? words.unsupported
}

/** An empty name counts as unknown. */
function nameOr(otherwise: string, name = ''): string {
  return name === '' ? otherwise : nameInLine(name)
}
