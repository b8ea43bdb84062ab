import type { BubbleRow, MessageRow } from '../../miniprogram/stores/message-row'
import type { MessageStore } from '../../miniprogram/stores/message-store'
import { PageData } from '../world/page-data'

interface Chunk {
  rows: MessageRow[]
}

/** A chat on the screen: the rows that its page would draw, looked at after each patch. */
export class Screen {
  private readonly data = new PageData()
  private readonly stop: () => void

  constructor(
    readonly store: MessageStore,
    changed: (rows: readonly MessageRow[]) => void
  ) {
    this.stop = store.onPatch((patch) => {
      this.data.apply(patch)
      changed(this.rows)
    })
  }

  /** Without the times. */
  get rows(): MessageRow[] {
    const chunks = this.data.get('chunks') as Chunk[]
    return chunks.flatMap(({ rows }) => rows).filter(({ kind }) => kind !== 'time')
  }

  close(): void {
    this.stop()
    this.store.close()
  }
}

/** Says whether a row is something that somebody said. */
export function isBubble(row: MessageRow): row is BubbleRow {
  return 'delivery' in row
}
