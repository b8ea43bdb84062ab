import type { SocketWatch } from '../phone/sockets'

/** When phones tried to connect, and how many attempts one phone made at the same time. */
export class Attempts {
  /** Milliseconds since the server ended. */
  readonly times: number[] = []
  mostAtOnce = 0
  private since = 0

  constructor(private readonly now: () => number) {}

  /** Counting starts here. */
  begin(): void {
    this.times.length = 0
    this.since = this.now()
    this.mostAtOnce = 0
  }

  /** Watches one phone's sockets. */
  ofOnePhone(): () => SocketWatch {
    let underWay = 0
    return () => {
      this.times.push(this.now() - this.since)
      this.mostAtOnce = Math.max(this.mostAtOnce, ++underWay)
      let isUnderWay = true
      const over = (): void => {
        if (isUnderWay) underWay--
        isUnderWay = false
      }
      return { opened: over, ended: over, sent: ignore, received: ignore }
    }
  }
}

function ignore(): void {
  // Only attempts are counted here.
}
