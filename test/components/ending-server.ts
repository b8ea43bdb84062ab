import type { HttpListener, LinkListener } from '../../simulator/platform/transport'
import { SmallServer } from './small-server'

/** A small server that sends `/bye`, or that disappears and is not reachable any more. */
export class EndingServer extends SmallServer {
  private isGone = false
  private link: LinkListener | undefined

  override connect(request: unknown, listener: LinkListener) {
    this.link = listener
    if (!this.isGone) return super.connect(request, listener)
    setTimeout(() => listener.failed('gone'), 0)
    return { send: () => undefined, close: () => undefined, cut: () => undefined }
  }

  /** Tells the phone that another phone has replaced it. */
  replaces(): void {
    this.link?.received(JSON.stringify({ url: '/bye', data: { reason: 'replaced' } }))
  }

  goes(): void {
    this.isGone = true
    this.link?.closed(1006, '')
  }
}

/** Nobody answers at its address. */
export class AbsentServer extends SmallServer {
  attempts = 0

  override request(_request: { url: string }, listener: HttpListener) {
    this.attempts++
    setTimeout(() => listener.failed('request:fail'), 0)
    return () => undefined
  }
}
