import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { MAX_FRAME_BYTES } from '../../miniprogram/protocol/limits'
import { provenanceOf, type OriginRule } from '../http/origin'
import type { Gateway } from './gateway'
import { AudibleWebSocket, listen, WsSocket } from './ws-socket'

/** How long a client may take to answer a close before it is cut off. */
const CLOSE_MS = 2000

/** No compression: it would cost a connection 200 KB. */
const OPTIONS = {
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: MAX_FRAME_BYTES,
  closeTimeout: CLOSE_MS,
  handleProtocols: () => false as const,
  WebSocket: AudibleWebSocket,
}

/** Turns upgrades at `/ws` into sockets of the gateway. */
export function takeUpgrades(server: Server, gateway: Gateway, keepOut: OriginRule): void {
  const sockets = new WebSocketServer(OPTIONS)
  server.on('upgrade', (request: IncomingMessage, raw: Duplex, head: Buffer) => {
    if (pathOf(request) !== '/ws') {
      refuse(raw, '404 Not Found')
    } else if (keepOut(provenanceOf(request))) {
      refuse(raw, '403 Forbidden')
    } else {
      sockets.handleUpgrade(request, raw, head, (ws) =>
        listen(ws, gateway.accept(new WsSocket(ws, raw)))
      )
    }
  })
}

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?', 1).join()

function refuse(raw: Duplex, status: string): void {
  raw.on('error', () => raw.destroy())
  raw.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
