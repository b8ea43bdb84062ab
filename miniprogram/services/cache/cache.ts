import type { Conversation } from '../../../protocol/conversation'
import type { Clock, Timer } from '../../platform/clock'
import type { Conversations } from '../conversations/conversations'
import type { Account } from '../keeping/account'
import { isNumber, isRecord, isString } from '../keeping/checks'
import { newest } from '../log/log'
import { KEPT_ENTRIES, type Logs } from '../log/logs'
import { GoneOn, isKeptGoneOn, type KeptGoneOn } from '../sync/gone-on'
import { bucketOf, readRows, writeRows } from './row-buckets'

/** Data of another version is discarded. */
export const CACHE_VERSION = 1
/** How many conversations can be read before the network answers. */
const LIVELIEST = 50
const WRITE_AFTER_MS = 1_000

/** The cursor of the kept rows, and how many rows must exist for it to be valid. */
interface Bookmark extends KeptGoneOn {
  cursor: string
  rows: number
}

/** The sources of the cache and its storage. */
export interface CacheParts {
  clock: Clock
  account: Account
  conversations: Conversations
  logs: Logs
}

/**
 * Stores rows and the newest messages for the next start. All of it can be fetched again, so it is written late and
 * removed when space is short. The cursor is written last, so it never covers rows that were not stored.
 */
export class Cache {
  /** The cursor for the next sync. Absent for a full sync. */
  cursor: string | undefined
  readonly goneOn: GoneOn
  private mostChats = LIVELIEST
  /** Conversations with an entry since this time have their messages stored. */
  private livelySince = Infinity
  private timer: Timer
  private isWaiting = false
  private isLoading = false
  private readonly dirtyBuckets = new Set<number>()
  private readonly dirtyLogs = new Set<string>()

  constructor(private readonly parts: CacheParts) {
    const { account, conversations, logs } = parts
    this.goneOn = new GoneOn(conversations)
    account.changed.on(() => this.load())
    conversations.changed.on((cids) => {
      for (const cid of cids) this.dirtyBuckets.add(bucketOf(cid))
      // A single changed row hardly moves the limit, which is updated when that row is written.
      if (cids.length > 1 && !this.isLoading) this.markLively()
      this.writeSoon()
    })
    logs.changed.on((cid) => {
      this.dirtyLogs.add(cid)
      this.writeSoon()
    })
  }

  /** Whether the conversation's messages are stored. */
  isLively(cid: string): boolean {
    return lastAt(this.parts.conversations.get(cid)) >= this.livelySince
  }

  /** The cursor of a pass, and the rows that the pass brought. */
  keepCursor(cursor: string, rows: Iterable<Conversation>): void {
    this.cursor = cursor
    this.goneOn.begin(rows)
    this.writeSoon()
  }

  /** Writes all changes now, because the app may end at any moment. */
  flush(): void {
    this.stopWaiting()
    const { all } = this.parts.conversations
    this.markLively()
    for (const cid of this.dirtyLogs) this.writeLog(cid)
    this.dirtyLogs.clear()
    if (!writeRows(this.shelf('rows'), all, this.dirtyBuckets)) return
    this.dirtyBuckets.clear()
    const { cursor } = this
    if (cursor !== undefined) this.shelf('sync').set('cursor', this.bookmark(cursor))
  }

  /** What the next start can show before the network answers. */
  get kept(): { conversations: number; chats: number } {
    const { all } = this.parts.conversations
    return { conversations: all.length, chats: this.shelf('log').names().length }
  }

  /**
   * Frees space for data that cannot be fetched again. Drops other people's data first, then the least active chats,
   * then the rows.
   */
  makeRoom(): boolean {
    if (this.parts.account.dropOthers()) return true
    const chats = this.shelf('log').names()
    if (chats.length > 0) this.dropSome(chats)
    else if (this.shelf('rows').names().length > 0) this.drop()
    else return false
    return true
  }

  /** Drops everything. The next sync is a full one. */
  drop(): void {
    this.cursor = undefined
    this.shelf('sync').remove('cursor')
    this.shelf('log').clear()
    this.shelf('rows').clear()
    this.shelf('people').clear()
  }

  private bookmark(cursor: string): Bookmark {
    return { cursor, rows: this.parts.conversations.all.length, ...this.goneOn.kept }
  }

  private dropSome(chats: string[]): void {
    const { conversations } = this.parts
    const quiet = chats.sort((a, b) => lastAt(conversations.get(a)) - lastAt(conversations.get(b)))
    const dropped = quiet.slice(0, Math.ceil(chats.length / 4))
    for (const cid of dropped) this.shelf('log').remove(cid)
    this.mostChats = chats.length - dropped.length
    this.markLively()
  }

  private checkVersion(): void {
    const shelf = this.shelf('sync')
    if (shelf.get('version', isNumber) === CACHE_VERSION) return
    this.drop()
    shelf.set('version', CACHE_VERSION)
  }

  private load(): void {
    const { account, conversations } = this.parts
    if (account.userId !== '') this.checkVersion()
    this.mostChats = LIVELIEST
    const rows = readRows(this.shelf('rows'))
    const bookmark = this.shelf('sync').get('cursor', isBookmark)
    this.cursor = bookmark && rows.length >= bookmark.rows ? bookmark.cursor : undefined
    // While rows are loaded, no conversation counts as active. Otherwise the log of each would be loaded too.
    this.livelySince = Infinity
    this.isLoading = true
    conversations.apply(rows)
    this.isLoading = false
    if (this.cursor === undefined) this.goneOn.reset()
    else this.goneOn.load(bookmark ?? {})
    this.markLively()
    this.stopWaiting()
    this.dirtyBuckets.clear()
    this.dirtyLogs.clear()
    for (const cid of this.shelf('log').names()) if (!this.isLively(cid)) this.writeLog(cid)
  }

  private shelf(name: string) {
    return this.parts.account.shelf(name)
  }

  private markLively(): void {
    this.livelySince = nthNewest(this.parts.conversations.all, this.mostChats)
  }

  private writeSoon(): void {
    if (this.isWaiting) return
    this.isWaiting = true
    this.timer = this.parts.clock.setTimeout(() => this.flush(), WRITE_AFTER_MS)
  }

  private stopWaiting(): void {
    this.isWaiting = false
    this.parts.clock.clearTimeout(this.timer)
  }

  private writeLog(cid: string): void {
    if (!this.isLively(cid)) this.shelf('log').remove(cid)
    else this.shelf('log').set(cid, newest(this.parts.logs.get(cid), KEPT_ENTRIES).entries)
  }
}

function lastAt(row: Conversation | undefined): number {
  return row?.last?.at ?? -1
}

function nthNewest(rows: readonly Conversation[], count: number): number {
  const times = rows.map(lastAt).sort((a, b) => b - a)
  return count === 0 ? Infinity : (times[count - 1] ?? 0)
}

function isBookmark(value: unknown): value is Bookmark {
  if (!isRecord(value) || !isString(value['cursor']) || !isNumber(value['rows'])) return false
  return isKeptGoneOn(value)
}
