import type { Params, RequestUrl } from '../../../protocol/requests'
import type { Clock } from '../../platform/clock'
import type { Http, HttpAnswer } from '../../platform/ports'
import { MAX_FRAME_BYTES } from '../../protocol/limits'
import { isRecord } from '../keeping/checks'
import type { Session } from '../session/session'
import { Signal } from '../signal'
import { readAnswer } from '../socket/answers'
import { ChatError } from '../socket/chat-error'
import { byteLength, type AnswerFrame } from '../socket/frames'
import type { Call } from '../socket/link'
import { failure } from '../wire/shapes'

const REPLY_TIMEOUT_MS = 8_000

/** What requests over HTTP need. */
export interface HttpCallsParts {
  clock: Clock
  http: Http
  session: Session
}

/** Sends each request of a socket as an HTTP request. */
export class HttpCalls {
  /** Emits the path of an invalid value in an answer. */
  readonly wrong = new Signal<string>()
  private nextId = 1

  constructor(private readonly parts: HttpCallsParts) {}

  readonly call: Call = async <U extends RequestUrl>(url: U, data: Params<U>) => {
    const { session, http } = this.parts
    const { token } = session
    if (token === '') throw new ChatError('offline')
    const frame = { url, id: this.nextId++, data }
    if (byteLength(JSON.stringify(frame)) > MAX_FRAME_BYTES) throw new ChatError('too-large')
    const headers = { authorization: `Bearer ${token}`, 'x-device-id': session.deviceId }
    const answer = await this.inTime(http.post(`${session.serverAddress}/api/call`, frame, headers))
    // Another person may be signed in by now
    if (session.token !== token) throw new ChatError('offline')
    return readAnswer(url, answered(answer), (what) => this.wrong.emit(what))
  }

  /** The platform's own timeout is longer than ours. */
  private inTime(answer: Promise<HttpAnswer>): Promise<HttpAnswer> {
    const { clock } = this.parts
    return new Promise((resolve, reject) => {
      const giveUp = () => reject(new ChatError('timed-out'))
      const timer = clock.setTimeout(giveUp, REPLY_TIMEOUT_MS)
      answer.then(
        (body) => {
          clock.clearTimeout(timer)
          resolve(body)
        },
        (error: unknown) => {
          clock.clearTimeout(timer)
          reject(new ChatError('offline', { message: String(error) }))
        }
      )
    })
  }
}

/** An answer in an unknown format comes from a proxy between phone and server. */
function answered({ status, body }: HttpAnswer): AnswerFrame {
  if (status === 200 && isRecord(body) && typeof body['re'] === 'number') {
    const { re, data, error } = body
    return { re, data, error }
  }
  throw refusalIn(body)
}

function refusalIn(body: unknown): ChatError {
  try {
    const { code, ...detail } = failure(isRecord(body) ? body['error'] : undefined)
    return new ChatError(code, detail)
  } catch {
    return new ChatError('offline')
  }
}
