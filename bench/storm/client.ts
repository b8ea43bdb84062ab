import { systemClock } from '../../miniprogram/platform/clock'
import { PROTOCOL_VERSION } from '../../miniprogram/protocol/limits'
import { Connection } from '../../miniprogram/services/socket/connection'
import type { Steps } from '../../miniprogram/services/socket/steps'
import { NodeSockets } from '../phone/sockets'
import type { Expected } from '../generator/arrive'
import type { Attempts } from './attempts'

/** The mini-program's own connection, with its work between an open socket and a live link. */
export function connectionOf(
  { name, token }: Expected,
  url: string,
  attempts: Attempts
): Connection {
  let attempt = 0
  let since: string | undefined
  const steps: Steps = {
    url: () => `${url.replace('http', 'ws')}/ws`,
    signIn: (call) =>
      call('/login', { token, deviceId: name, protocol: PROTOCOL_VERSION, attempt: ++attempt }),
    askForNews: (call) => call('/sync', since === undefined ? {} : { since }),
    async catchUp(_call, news) {
      since = (await news).since
    },
  }
  const random = { fraction: Math.random, bytes: (length: number) => new Uint8Array(length) }
  const sockets = new NodeSockets(attempts.ofOnePhone())
  return new Connection({ clock: systemClock, random, sockets }, steps)
}
