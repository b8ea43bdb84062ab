import type { InboxRow } from './inbox-row'
import type { PatchListener } from './patch'

/** What pages bind of the connection. */
export interface ConnectionSurface {
  banner: 'none' | 'connecting' | 'waiting' | 'offline' | 'syncing' | 'signing-in' | 'refused'
  secondsToRetry: number
  socketState: string
  isLive: boolean
  retryNow(): void
}

/** What pages bind of the one who uses this phone. */
export interface MeSurface {
  phase: 'unknown' | 'needs-name' | 'signing-in' | 'signed-in' | 'signed-out' | 'failed'
  userId: string
  name: string
  avatar: string
  /** As in rows: a letter on a colour. */
  avatarText: string
  avatarColor: number
  nameDraft: string
  canSignIn: boolean
  editName(name: string): void
  signIn(): void
  serverAddress: string
  canChangeServer: boolean
  /** A code for the text folder; empty where the last address was good. */
  serverProblem: '' | 'not-an-address' | 'not-http'
  changeServer(address: string): void
}

/** What the message page binds; its rows come as patches: `rows`, `rows[3]`, `rows[3].unread`. */
export interface InboxSurface {
  phase: 'loading' | 'ready' | 'failed'
  isEmpty: boolean
  /** The rows on the page: the first 60, more as `showMore` is called. */
  rows: readonly InboxRow[]
  hasMore: boolean
  isRefreshing: boolean
  unreadTotal: number
  /** Text of the tab's badge; empty for none. */
  tabBadge: string
  showMore(): void
  refresh(): Promise<void>
  onPatch(listener: PatchListener): () => void
}

/**
 * What the chat page binds. Rows come as patches: first `chunks` whole (an array of `{ id, rows }`,
 * most of them empty), then paths such as `chunks[3].rows[12]` and `chunks[3].rows[12].delivery`.
 */
export interface MessageSurface {
  phase: 'loading' | 'ready' | 'failed' | 'gone'
  title: string
  /** Nothing has been said in it, as far as is known. */
  isEmpty: boolean
  draft: string
  canSend: boolean
  hasOlder: boolean
  isLoadingOlder: boolean
  /** The window does not reach the end: `loadNewer` moves it on. */
  hasNewer: boolean
  /** Messages that came while the end was out of sight. */
  newBelow: number
  /** Key of the first unread row when the chat was opened; empty for none. */
  firstUnreadKey: string
  edit(text: string): void
  send(): void
  retry(mid: string): void
  discard(mid: string): void
  loadOlder(): void
  loadNewer(): void
  showLatest(): void
  atEnd(isAtEnd: boolean): void
  onPatch(listener: PatchListener): () => void
  close(): void
}
