import type { MessageRow } from '../../miniprogram/stores/chat/message-row'
import type { ChatStore } from '../../miniprogram/stores/chat/chat-store'
import { linesOf } from './lines'
import { PageData } from './page-data'

interface Chunk {
  rows: MessageRow[]
}

/** A chat on the screen: what its page draws, without anything that only the store knows. */
export class ChatPage {
  private readonly data = new PageData()
  private stop: (() => void) | undefined

  constructor(readonly store: ChatStore) {
    this.show()
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

  show(): void {
    this.stop ??= this.store.onPatch((patch) => this.data.apply(patch))
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
