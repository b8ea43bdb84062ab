import type { NoticeFrame } from '../../../protocol/frames'
import type { Clock } from '../../platform/clock'
import type { Socket, Sockets } from '../../platform/ports'
import type { Loss } from './backoff'
import type { ChatError } from './chat-error'
import { isNotice, parseFrames } from './frames'
import { Heartbeat } from './heartbeat'
import type { Call } from './link'
import { Requests } from './requests'

const OPEN_TIMEOUT_MS = 10_000
/** A slower answer says too little about the server's time. */
const PROMPT_MS = 1_000
/** Errors of a platform that refuses network access while it is waking up or falling asleep. */
const TOO_EARLY = /interrupted|suspend/

/** The events of one attempt. The owner decides whether they still count. */
export interface AttemptListener {
  opened(): void
  lost(loss: Loss, why: string): void
  noticed(frame: NoticeFrame): void
  failed(error: ChatError): void
  answered(afterMs: number): void
  /** The server's time, answered without delay. */
  timed(serverNow: number): void
  /** A frame, or a part of it, was invalid. */
  wrong(what: string): void
}

/** One socket from opening to end, with its requests and its heartbeat. */
export class Attempt {
  private readonly requests: Requests
  private readonly heartbeat: Heartbeat
  private readonly socket: Socket
  private readonly deadline: unknown

  constructor(
    ports: { clock: Clock; sockets: Sockets },
    url: string,
    private readonly listener: AttemptListener
  ) {
    this.deadline = ports.clock.setTimeout(() => this.lose('did not open'), OPEN_TIMEOUT_MS)
    this.heartbeat = new Heartbeat(ports.clock, (ms) => void this.ping(ports.clock, ms))
    this.requests = new Requests(ports.clock, {
      send: (text) => this.ask(text),
      timedOut: () => this.lose('no answer'),
      failed: (error) => listener.failed(error),
      answered: (afterMs) => listener.answered(afterMs),
      wrong: (what) => listener.wrong(what),
    })
    this.socket = ports.sockets.open(url, {
      opened: () => this.open(ports.clock),
      received: (text) => this.receive(text),
      failed: (errMsg) => this.lose(errMsg),
      // The platform's reason is often wrong, so it decides nothing.
      closed: (code, reason) => listener.lost({}, `closed ${code ?? ''} ${reason ?? ''}`),
    })
  }

  readonly call: Call = (url, data) => this.requests.call(url, data)

  notify(frame: object): void {
    this.send(JSON.stringify(frame))
  }

  startHeartbeat(pingMs: number): void {
    this.heartbeat.start(pingMs)
  }

  probe(): void {
    this.heartbeat.probe()
  }

  /** Ends the attempt. Its promises reject with `offline`. */
  close(clock: Clock): void {
    clock.clearTimeout(this.deadline)
    this.heartbeat.stop()
    this.requests.close()
    this.socket.close()
  }

  private open(clock: Clock): void {
    clock.clearTimeout(this.deadline)
    this.listener.opened()
  }

  private async ping(clock: Clock, deadlineMs: number): Promise<void> {
    const asked = clock.now()
    try {
      const { now } = await this.requests.call('/ping', {}, deadlineMs)
      const afterMs = clock.now() - asked
      if (afterMs >= 0 && afterMs < PROMPT_MS) this.listener.timed(now)
    } catch {
      // The owner of this attempt already knows
    }
  }

  /** Only an answer proves that the link works, so a notice does not delay the ping. */
  private ask(text: string): void {
    this.heartbeat.asked()
    this.send(text)
  }

  private send(text: string): void {
    this.socket.send(text).catch((error: unknown) => this.lose(String(error)))
  }

  private receive(text: string): void {
    for (const frame of parseFrames(text, (what) => this.listener.wrong(what))) {
      if (isNotice(frame)) this.listener.noticed(frame)
      else this.requests.receive(frame)
    }
  }

  private lose(why: string): void {
    this.listener.lost({ isTooEarly: TOO_EARLY.test(why) }, why)
  }
}
