import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { WebSocketServer } from 'ws'
import { MAX_FRAME_BYTES } from '../../miniprogram/protocol/limits'
import type { Clock } from '../clock'
import type { Doors } from '../http/doors'
import { keptOut, refused, type HttpAnswer } from '../http/exchange'
import { hangUp } from '../http/hang-up'
import { provenanceOf, type OriginRule } from '../http/origin'
import { Refusal } from '../refusal'
import type { Refusals } from '../refusals'
import type { Gateway } from './gateway'
import { AudibleWebSocket, listen, WsSocket } from './ws-socket'

/** How long a client may take to answer a close before its socket is destroyed. */
const CLOSE_MS = 2000

/** No compression: it would cost 200 KB for each connection. */
const OPTIONS = {
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: MAX_FRAME_BYTES,
  closeTimeout: CLOSE_MS,
  handleProtocols: () => false as const,
  WebSocket: AudibleWebSocket,
}

interface UpgradeParts {
  gateway: Gateway
  doors: Doors
  keepOut: OriginRule
  clock: Clock
  refusals: Refusals
}

/** Turns upgrades at `/ws` into sockets of the gateway. Refuses and disconnects all other upgrades. */
export function takeUpgrades(server: Server, parts: UpgradeParts): void {
  const { gateway, doors, clock, refusals } = parts
  const sockets = new WebSocketServer(OPTIONS)
  sockets.on('wsClientError', (error, raw) => hangUp(raw, badHandshake(error), clock))
  server.on('upgrade', (request: IncomingMessage, raw: Socket, head: Buffer) => {
    const { address } = doors.clientOf(request)
    const refusal = refusalOf(request, parts)
    if (refusal) {
      refusals.note({ kind: 'upgrade', at: '/ws', reason: refusal.code, address })
      hangUp(raw, refusal.code === 'forbidden' ? keptOut(refusal) : refused(refusal), clock)
      return
    }
    const signedIn = (): void => doors.signedIn(raw)
    const carrier = { raw, address, signedIn }
    sockets.handleUpgrade(request, raw, head, (ws) =>
      listen(ws, gateway.accept(new WsSocket(ws, carrier)))
    )
  })
}

function refusalOf(
  request: IncomingMessage,
  { doors, keepOut }: UpgradeParts
): Refusal | undefined {
  const refusal = keepOut(provenanceOf(request))
  if (refusal) return refusal
  if (pathOf(request) !== '/ws') return new Refusal('not-found', 'no such path')
  if (doors.mayUpgrade(request)) return undefined
  return new Refusal('rate-limited', 'too many sockets from one address', RETRY_MS)
}

const RETRY_MS = 1000

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1).join()

function badHandshake({ message }: Error): HttpAnswer {
  const answer = refused(new Refusal('bad-request', `handshake: ${message}`))
  return { ...answer, headers: { ...answer.headers, 'sec-websocket-version': '13' } }
}
