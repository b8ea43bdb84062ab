import { connect } from 'node:net'

const UPGRADE = [
  'GET /ws HTTP/1.1',
  'Host: 127.0.0.1',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
  '',
  '',
].join('\r\n')

/** Upgrades to a WebSocket, then sends bytes unchanged. Settles when the server has closed the connection. */
export function sendRaw(url: string, bytes: Buffer): Promise<void> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(UPGRADE))
    socket.once('data', () => socket.write(bytes))
    socket.resume()
    // A reset counts as a close: every `error` is followed by a `close`
    socket.on('error', () => undefined)
    socket.on('close', () => resolve())
  })
}
