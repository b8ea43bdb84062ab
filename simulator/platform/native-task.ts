import { Refused } from './answer'
import type { Faults } from './faults/switches'

/** The native side's error for an unknown task. */
export const GONE = 'taskID not exist'

/** The native side of a socket. If it has lost the socket, only calls on the socket show this. */
export class NativeTask {
  private isForgotten = false

  constructor(
    private readonly faults: Faults,
    /** Cuts the link without a report. */
    private readonly forget: () => void
  ) {}

  /** Why sending on an open socket fails. Throws instead where the platform throws. */
  refusalOfSend(): Refused | undefined {
    const struck = this.faults.firstOf(['send-throws', 'send-task-gone'])
    if (struck) this.drop()
    if (struck === 'send-throws') throw new Refused(GONE).thrownBy('sendSocketMessage')
    return this.isForgotten ? new Refused(GONE) : undefined
  }

  /** Why closing fails or throws. The socket ends anyway, and nothing reports it. */
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
