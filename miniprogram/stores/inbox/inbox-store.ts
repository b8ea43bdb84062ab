import { makeAutoObservable, observable } from 'mobx-miniprogram'
import type { Conversation } from '../../../protocol/conversation'
import type { Clock } from '../../platform/clock'
import type { Conversations } from '../../services/conversations/conversations'
import type { Drafts } from '../../services/drafts'
import type { Account } from '../../services/keeping/account'
import type { Outbox } from '../../services/outbox/outbox'
import type { People } from '../../services/people'
import type { Session } from '../../services/session/session'
import { ChatError } from '../../services/socket/chat-error'
import type { Connection } from '../../services/socket/connection'
import type { Link } from '../../services/socket/link'
import type { ServerTime } from '../../services/server-time'
import type { Sync } from '../../services/sync/sync'
import type { AvatarColours } from '../look/avatar-colours'
import type { InboxRow } from './inbox-row'
import { badgeOf, inboxRow, unreadOf, type InboxContext } from './inbox-rows'
import { firstRows } from './list-order'
import { strandedRows, unsentIn, withLetters, type Waiting } from './letter-rows'
import { Painter } from '../painting/painter'
import type { PatchListener } from '../painting/patch'
import { patchRows } from '../painting/patches'
import type { Today } from '../look/today'
import type { Words } from '../look/words'

const PAUSE_MS = 60
/** How many rows are drawn at first, and added when the last row is near. */
const PAGE_ROWS = 60

/** The services that the list uses. */
export interface InboxParts {
  clock: Clock
  time: ServerTime
  today: Today
  words: Words
  account: Account
  session: Session
  connection: Connection
  /** The socket or HTTP. */
  link: Link
  conversations: Conversations
  people: People
  drafts: Drafts
  colours: AvatarColours
  sync: Sync
  outbox: Outbox
}

/** The list of conversations. */
export class InboxStore {
  phase: 'loading' | 'ready' | 'failed' = 'loading'
  count = 0
  shownCount = PAGE_ROWS
  unreadTotal = 0
  isRefreshing = false
  rows: readonly InboxRow[] = []
  private hasSynced = false
  private readonly painter: Painter
  private listener: PatchListener | undefined

  constructor(private readonly parts: InboxParts) {
    makeAutoObservable<this, keyof typeof UNOBSERVED>(this, UNOBSERVED, { autoBind: true })
    this.painter = new Painter(parts.clock, () => this.paint())
    const { conversations, people, drafts, link, session, account, today, outbox } = parts
    const refresh = () => this.painter.request(PAUSE_MS)
    for (const { changed } of [conversations, people, drafts, session, today]) changed.on(refresh)
    outbox.changed.on(refresh)
    account.changed.on(() => this.begin())
    link.changed.on(() => this.follow())
  }

  get isEmpty(): boolean {
    return this.phase === 'ready' && this.count === 0
  }

  get hasMore(): boolean {
    return this.count > this.shownCount
  }

  /** Text of the tab's badge. */
  get tabBadge(): string {
    return badgeOf(this.unreadTotal)
  }

  showMore(): void {
    if (!this.hasMore) return
    this.shownCount += PAGE_ROWS
    this.painter.request(PAUSE_MS)
  }

  /** Syncs now, or reconnects if there is no connection. */
  async refresh(): Promise<void> {
    const { connection, link, sync } = this.parts
    if (!link.isLive) {
      connection.hint()
      return
    }
    this.setRefreshing(true)
    try {
      await sync.pass(link.call)
    } catch (error) {
      // The connection handles failures. Only an unexpected error is reported.
      if (ChatError.from(error) !== error) throw error
    } finally {
      this.setRefreshing(false)
    }
  }

  onPatch(listener: PatchListener): () => void {
    this.listener = listener
    listener({ rows: this.rows })
    return () => {
      this.listener = undefined
    }
  }

  private setRefreshing(isRefreshing: boolean): void {
    this.isRefreshing = isRefreshing
  }

  private begin(): void {
    this.hasSynced = false
    this.shownCount = PAGE_ROWS
    this.painter.request(PAUSE_MS)
  }

  private follow(): void {
    this.hasSynced = this.hasSynced || this.parts.link.isLive
    this.painter.request(PAUSE_MS)
  }

  /** Before the first sync, a missing conversation may simply not have arrived yet. */
  private stranded(waiting: Waiting): Conversation[] {
    if (!this.hasSynced) return []
    const { conversations, words } = this.parts
    return strandedRows(waiting, (cid) => conversations.get(cid), words.stranded)
  }

  /** My letters, with their times by the server's clock. */
  private waiting(): Waiting {
    const { outbox, account, time } = this.parts
    const letters = outbox.letters.map((letter) => ({ ...letter, at: time.at(letter.at) }))
    return { letters, me: account.userId }
  }

  private paint(): void {
    const waiting = this.waiting()
    const known = this.parts.conversations.all.filter(({ gone }) => !gone)
    const here = withLetters(known, waiting)
    const all = [...here, ...this.stranded(waiting)]
    const context = this.context(waiting)
    const before = this.rows
    this.rows = firstRows(all, this.shownCount).map((row) => inboxRow(row, context))
    this.count = all.length
    this.unreadTotal = all.reduce((sum, row) => sum + (row.muted ? 0 : unreadOf(row)), 0)
    this.phase = this.phaseNow()
    const patch = patchRows('rows', before, this.rows)
    if (Object.keys(patch).length > 0) this.listener?.(patch)
  }

  private phaseNow(): InboxStore['phase'] {
    if (this.count > 0 || this.hasSynced) return 'ready'
    const { session, connection } = this.parts
    const isRefused = session.state.name === 'failed' || connection.state.name === 'refused'
    return isRefused ? 'failed' : 'loading'
  }

  private context({ letters }: Waiting): InboxContext {
    const { words, account, time, people, drafts, colours } = this.parts
    const unsent = unsentIn(letters)
    return {
      words,
      me: account.userId,
      now: time.now(),
      nameOf: (userId) => people.nameOf(userId),
      colourOf: (userId) => colours.of(userId),
      draftOf: (cid) => drafts.get(cid),
      unsentOf: (cid) => unsent.get(cid) ?? '',
    }
  }
}

const UNOBSERVED = {
  // Observed by reference: each paint creates new rows, and none is changed later
  rows: observable.ref,
  painter: false,
  listener: false,
  hasSynced: false,
  parts: false,
} as const
