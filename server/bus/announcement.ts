import type { Notice, NoticeUrl } from '../../protocol/notices'
import { pieceOf, type Piece } from '../gateway/batch'

/** A notice and its recipients. It is encoded when the first online recipient is found. */
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
