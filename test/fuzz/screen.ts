import type { BubbleRow, MessageRow } from '../../miniprogram/stores/chat/message-row'
import type { ChatStore } from '../../miniprogram/stores/chat/chat-store'
import { PageData } from '../world/page-data'

interface Chunk {
  rows: MessageRow[]
}

/** A chat on the screen: the rows of its page, checked after each patch. */
export class Screen {
  private readonly data = new PageData()
  private stop: (() => void) | undefined

  constructor(
    readonly store: ChatStore,
    private readonly changed: (rows: readonly MessageRow[]) => void
  ) {
    this.show()
  }

  /** The rows without the times. */
  get rows(): MessageRow[] {
    const chunks = this.data.get('chunks') as Chunk[]
    return chunks.flatMap(({ rows }) => rows).filter(({ kind }) => kind !== 'time')
  }

  show(): void {
    this.stop ??= this.store.onPatch((patch) => {
      this.data.apply(patch)
      this.changed(this.rows)
    })
  }

  /** A hidden page does not change. */
  hide(): void {
    this.stop?.()
    this.stop = undefined
  }

  close(): void {
    this.hide()
    this.store.close()
  }
}

/** Whether a row is a message. */
export function isBubble(row: MessageRow): row is BubbleRow {
  return 'delivery' in row
}
