import { Problem } from '../problem'
import type { MarkMoved, ReadMark } from '../storage'

/**
 * Read marks whose commit was refused. It may be on the disk nevertheless, and then a repeat finds the mark moved
 * already, although nobody was told.
 */
export class UntoldMarks {
  private readonly refused = new Set<string>()

  /** Writes the mark. It counts as moved if an earlier write was refused. */
  async told({ cid, userId }: ReadMark, write: () => Promise<MarkMoved>): Promise<MarkMoved> {
    const whose = `${cid} ${userId}`
    try {
      const mark = await write()
      return this.refused.delete(whose) ? { ...mark, moved: true } : mark
    } catch (error) {
      if (error instanceof Problem) this.refused.add(whose)
      throw error
    }
  }
}
