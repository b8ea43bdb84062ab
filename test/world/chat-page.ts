import type { MessageRow } from '../../miniprogram/stores/message-row'
import type { MessageStore } from '../../miniprogram/stores/message-store'
import { linesOf } from './lines'
import { PageData } from './page-data'

interface Chunk {
  rows: MessageRow[]
}

/** A chat on the screen: what its page would draw, and nothing that only the store knows. */
export class ChatPage {
  private readonly data = new PageData()
  private readonly stop: () => void

  constructor(readonly store: MessageStore) {
    this.stop = store.onPatch((patch) => this.data.apply(patch))
  }

  get lines(): string[] {
    const chunks = this.data.get('chunks') as Chunk[]
    return linesOf(chunks.flatMap(({ rows }) => rows))
  }

  get unsent(): string[] {
    const chunks = this.data.get('chunks') as Chunk[]
    const rows = chunks.flatMap((chunk) => chunk.rows)
    return rows
      .filter((row) => 'delivery' in row && row.delivery === 'failed')
      .map(({ key }) => key)
  }

  close(): void {
    this.stop()
    this.store.close()
  }
}
