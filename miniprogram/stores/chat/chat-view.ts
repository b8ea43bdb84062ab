import { HISTORY_PAGE } from '../../protocol/limits'
import { hasOlder, lastSeqOf, type Log } from '../../services/log/log'
import { shownName } from '../look/bidi'
import type { ChatParts } from './chat-parts'
import { phaseOf, type ChatPhase } from './chat-phase'
import { chatRows } from './chat-rows'
import { ChatWindow, type RowSource } from './chat-window'
import { Deliveries } from './delivery'
import type { Patch } from '../painting/patch'
import { chunkOf } from './row-window'
import { countNew, firstUnread } from './unread'

/** The page's data besides its rows. */
export interface ChatLook {
  phase: ChatPhase
  title: string
  /** The user is no longer a member, but can still read the earlier entries. */
  isGone: boolean
  isEmpty: boolean
  hasOlder: boolean
  isLoadingOlder: boolean
  /** The window does not reach the end; `loadNewer` moves it. */
  hasNewer: boolean
  /** Messages that arrived while the end was out of sight. */
  newBelow: number
  /** Key of the divider row before the first unread message. Empty if there is none. */
  firstUnreadKey: string
}

/** The user's position in a conversation, and what the user has seen. */
export class ChatView {
  private readonly window = new ChatWindow()
  private readonly deliveries = new Deliveries()
  /** Set when the row is known. */
  private readSeqAtStart: number | undefined
  private isAtEnd = true
  private wantsOlder = false
  private seenSeq = 0
  /** Set when the log is known; 0 if nothing was unread. */
  private dividerSeq: number | undefined
  private knownTitle = ''

  constructor(
    private readonly cid: string,
    private readonly parts: ChatParts
  ) {
    const row = parts.conversations.get(cid)
    this.readSeqAtStart = row?.readSeq
    if (row?.lastSeq === 0) this.dividerSeq = 0
  }

  /** The view of the conversation that took the place of this one. What is new there was not missed. */
  movedTo(cid: string): ChatView {
    const next = new ChatView(cid, this.parts)
    next.dividerSeq = 0
    next.atEnd(this.isAtEnd)
    return next
  }

  get isElsewhere(): boolean {
    return !this.isAtEnd
  }

  atEnd(isAtEnd: boolean): void {
    this.isAtEnd = isAtEnd
    if (isAtEnd && !this.window.hasBelow(this.rows())) this.window.follow()
    else this.window.stay()
  }

  toEnd(): void {
    this.isAtEnd = true
    this.window.jumpToEnd(this.rows())
  }

  up(): void {
    this.wantsOlder = true
  }

  down(): void {
    this.window.moveDown(this.rows())
  }

  /** The patch for the page. Contains everything if the page is empty. */
  patch(isWhole: boolean): Patch {
    this.readSeqAtStart ??= this.parts.conversations.get(this.cid)?.readSeq
    this.findUnread()
    this.goUp()
    return this.window.patch(this.rows(), isWhole)
  }

  /** While the page is hidden, its messages do not count as read. */
  look(isSeen: boolean): ChatLook {
    const { conversations, history, connection, link } = this.parts
    const { log, hasItems } = this
    const row = conversations.get(this.cid)
    const rows = this.rows()
    const { isGone } = this
    const isNew = row?.lastSeq === 0 || this.isLost
    if (row) this.knownTitle = shownName(row.title)
    if (isSeen) this.see(log, rows)
    return {
      phase: phaseOf({
        ...{ hasItems, isNew, isGone },
        connection: connection.state,
        isLive: link.isLive,
      }),
      title: this.title,
      isGone,
      isEmpty: !hasItems,
      hasOlder: this.window.hasAbove(rows) || hasOlder(log),
      isLoadingOlder: history.isLoadingOlder(this.cid),
      hasNewer: this.window.hasBelow(rows),
      newBelow: countNew(log, this.seenSeq, this.me),
      firstUnreadKey: this.dividerSeq ? 'divider' : '',
    }
  }

  private get log(): Log {
    return this.parts.logs.get(this.cid)
  }

  private get hasItems(): boolean {
    return this.log.entries.length > 0 || this.parts.outbox.lettersOf(this.cid).length > 0
  }

  /** The server does not know this conversation and has refused the user's messages in it. */
  private get isStranded(): boolean {
    const { conversations, outbox } = this.parts
    if (conversations.get(this.cid)) return false
    return outbox.lettersOf(this.cid).some(({ state }) => state.name === 'failed')
  }

  /** The phone is in sync and has no such conversation, for example after a link from another user. */
  private get isUnknown(): boolean {
    const { conversations, link } = this.parts
    return link.isLive && !conversations.get(this.cid) && !this.hasItems
  }

  /** The server has lost this direct conversation. The next message opens it again. */
  private get isLost(): boolean {
    const { conversations, directs, link } = this.parts
    const isMissing = link.isLive && !conversations.get(this.cid)
    return isMissing && directs.peerOf(this.cid) !== undefined && !this.isStranded
  }

  private get isGone(): boolean {
    const { conversations, history } = this.parts
    if (this.isLost) return false
    const isLeft = conversations.get(this.cid)?.gone === true
    return isLeft || history.isGone(this.cid) || this.isStranded || this.isUnknown
  }

  private get title(): string {
    return this.isStranded ? this.parts.words.stranded : this.knownTitle
  }

  private get me(): string {
    return this.parts.account.userId
  }

  private rows(): RowSource {
    const { deliveries, dividerSeq = 0 } = this
    return chatRows(this.cid, this.parts, { deliveries, dividerSeq })
  }

  /** Decided once: the divider keeps its place while the chat is open. */
  private findUnread(): void {
    const { log, readSeqAtStart } = this
    if (this.dividerSeq !== undefined || readSeqAtStart === undefined) return
    const firstSeq = log.entries[0]?.seq
    if (firstSeq === undefined || this.fetchesUnread(readSeqAtStart, firstSeq)) return
    this.dividerSeq = firstUnread(log, readSeqAtStart, this.me)
    this.seenSeq = lastSeqOf(log)
    if (this.dividerSeq > 0) this.window.openAt(chunkOf(this.dividerSeq), this.rows())
  }

  /**
   * Whether the page with the first unread message is being loaded. If it is too far away, the chat does not wait for
   * it.
   */
  private fetchesUnread(readSeq: number, firstSeq: number): boolean {
    const { history } = this.parts
    const lacking = firstSeq - readSeq - 1
    if (lacking > 0 && lacking < HISTORY_PAGE) history.loadOlder(this.cid)
    return lacking > 0 && history.isLoadingOlder(this.cid)
  }

  private goUp(): void {
    if (!this.wantsOlder) return
    const rows = this.rows()
    if (this.window.hasAbove(rows)) {
      this.window.moveUp(rows)
      this.wantsOlder = false
    } else if (hasOlder(this.log)) this.parts.history.loadOlder(this.cid)
    else this.wantsOlder = false
  }

  private see(log: Log, rows: RowSource): void {
    const last = lastSeqOf(log)
    if (this.isAtEnd && !this.window.hasBelow(rows)) this.seenSeq = last
    // Another database may have a shorter log than the one that was seen
    if (last > 0) this.seenSeq = Math.min(this.seenSeq, last)
    const seen = log.entries[this.seenSeq - (log.entries[0]?.seq ?? 0)]
    if (seen) this.parts.reads.mark(this.cid, { seq: seen.seq, n: seen.n })
  }
}
