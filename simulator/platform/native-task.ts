import { Refused } from './answer'
import type { Faults } from './faults/switches'

/** What the native side says of a task that it does not know. */
export const GONE = 'taskID not exist'

/** What the native side knows of a socket; where it has forgotten it, only those hear who call. */
export class NativeTask {
  private isForgotten = false

  constructor(
    private readonly faults: Faults,
    /** Takes the link away without a word. */
    private readonly forget: () => void
  ) {}

  /** Why a send fails on a socket that is open; may throw it instead. */
  refusalOfSend(): Refused | undefined {
    const struck = this.faults.firstOf(['send-throws', 'send-task-gone'])
    if (struck) this.drop()
    if (struck === 'send-throws') throw new Refused(GONE).thrownBy('sendSocketMessage')
    return this.isForgotten ? new Refused(GONE) : undefined
  }

  /** Why a close fails, or throws; the socket ends all the same, and nothing reports it. */
  refusalOfClose(end: () => void): Refused | undefined {
    const struck = this.faults.firstOf(['close-call-throws', 'close-call-fails'])
    if (struck) this.drop()
    if (!this.isForgotten) return undefined
    end()
    if (struck === 'close-call-throws') throw new Refused(GONE).thrownBy('closeSocket')
    return new Refused(`wcwss ${GONE}`)
  }

  private drop(): void {
    this.isForgotten = true
    this.forget()
  }
}
