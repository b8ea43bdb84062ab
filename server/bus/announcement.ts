import type { Notice, NoticeUrl } from '../../protocol/notices'
import { pieceOf, type Piece } from '../gateway/batch'

/** A notice and the people it is for; encoded when the first of them is found online. */
export class Announcement<U extends NoticeUrl = NoticeUrl> {
  private encoded: Piece | undefined

  constructor(
    readonly to: readonly string[],
    readonly url: U,
    readonly data: Notice<U>
  ) {}

  get piece(): Piece {
    this.encoded ??= pieceOf({ url: this.url, data: this.data })
    return this.encoded
  }
}
