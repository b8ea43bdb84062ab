import type { LogEnd } from '../../../server/storage/sqlite/files/log-end'

/** Which frames of a write-ahead log a disk still has after a power cut. */
export class SyncedLog {
  private salts = ''
  private frames = 0
  /** Frames that a failed sync has dropped. The system takes them for written, so no later sync writes them. */
  private readonly dropped = new Set<number>()

  /** A sync of everything up to there has succeeded. */
  reaches({ salts, frames }: LogEnd): void {
    this.begins(salts)
    this.frames = Math.max(this.frames, frames)
  }

  /** A sync of everything up to there has failed. */
  loses({ salts, frames }: LogEnd): void {
    this.begins(salts)
    for (let frame = this.frames + 1; frame <= frames; frame++) this.dropped.add(frame)
  }

  /** Whether the frame, counted from 1, may be lost (`unsynced`), is lost (`dropped`), or is on the disk. */
  stateOf(salts: string, frame: number): 'synced' | 'unsynced' | 'dropped' {
    if (salts !== this.salts) return 'unsynced'
    if (this.dropped.has(frame)) return 'dropped'
    return frame <= this.frames ? 'synced' : 'unsynced'
  }

  /** After the power cut the log ends before the first frame that was lost. The next process writes over the rest. */
  isCut(): void {
    this.frames = Math.min(this.frames, ...[...this.dropped].map((frame) => frame - 1))
    this.dropped.clear()
  }

  private begins(salts: string): void {
    if (salts === this.salts) return
    this.salts = salts
    this.frames = 0
    this.dropped.clear()
  }
}
