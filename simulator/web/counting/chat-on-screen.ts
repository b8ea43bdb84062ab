import type { PageInFront } from '../../runtime/page-in-front'

/** One row on a screen. */
export interface ShownRow {
  key: string
  text: string
  isMine: boolean
  /** queued, sent, read or failed. Empty for other people's messages. */
  delivery: string
}

/** The conversation that a phone shows. */
export interface ShownChat {
  cid: string
  rows: readonly ShownRow[]
  /** The newest message is visible, and the phone considers itself connected. */
  isCurrent: boolean
}

interface Row extends Partial<ShownRow> {
  kind?: string
  key: string
}

interface ChatData {
  cid: string
  phase: string
  banner: string
  hasNewer: boolean
  chunks: { rows: Row[] }[]
}

const IS_NOT_SAID = new Set(['time', 'divider'])

/** What the chat page shows. Undefined if another page is in front, or if the page is still empty. */
export function chatOnScreen(front: PageInFront | undefined): ShownChat | undefined {
  if (front?.path !== 'pages/chat/chat') return undefined
  // The conversation may have changed since the page was opened
  const { cid = '', phase, banner, hasNewer, chunks = [] } = front.data as Partial<ChatData>
  if (phase !== 'ready') return undefined
  const rows = chunks
    .flatMap((chunk) => chunk.rows)
    .filter(({ kind = '' }) => !IS_NOT_SAID.has(kind))
    .map(({ key, text = '', isMine = false, delivery = '' }) => ({ key, text, isMine, delivery }))
  return { cid, rows, isCurrent: banner === 'none' && hasNewer === false }
}
