import type { Clock } from './clock'
import { endReports, type SocketEnd } from './faults/closing'
import type { Faults } from './faults/switches'
import type { JsThread } from './js-thread'
import type { SocketEvents, SocketListener } from './socket-events'

/** What reports need from the phone. */
export interface SocketReportsParts {
  thread: JsThread
  /** The device's clock. It continues while the app is frozen. */
  clock: Clock
  faults: Faults
}

type Listeners = { [E in keyof SocketEvents]: SocketListener<E>[] }

/** Reports one socket's events to the app, each in its own task. */
export class SocketReports {
  private readonly listeners: Listeners = { open: [], message: [], error: [], close: [] }
  private readonly keepsAll: boolean

  constructor(private readonly parts: SocketReportsParts) {
    this.keepsAll = parts.faults.strikes('listeners-append')
  }

  listen<E extends keyof SocketEvents>(name: E, listener: SocketListener<E>): void {
    const listeners: SocketListener<E>[] = this.listeners[name]
    if (!this.keepsAll) listeners.length = 0
    listeners.push(listener)
  }

  /** An event without a listener is missed, as on a phone. */
  tell<E extends keyof SocketEvents>(name: E, event: SocketEvents[E], afterMs = 0): void {
    const { clock, thread } = this.parts
    const call = () => {
      for (const listener of this.listeners[name]) listener(event)
    }
    clock.setTimeout(() => thread.enter(call), afterMs)
  }

  /** Reports the end, as accurately as the faults allow. */
  tellEnd(end: SocketEnd): void {
    for (const { name, event, afterMs } of endReports(this.parts.faults, end)) {
      this.tell(name, event, afterMs)
    }
  }
}
