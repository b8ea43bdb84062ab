import { request as httpRequest } from 'node:http'
import { WebSocket } from 'ws'
import type {
  HttpListener,
  HttpRequest,
  Link,
  LinkListener,
  LinkRequest,
  Transport,
} from '../../simulator/platform/transport'

/** The network of a simulated phone that sends a real device's `Origin` with all requests. */
export const deviceTransport = (origin: string): Transport => ({
  connect: (asked, listener) => connect(asked, listener, origin),
  request: (asked, listener) => request(asked, listener, origin),
})

function connect({ url, header }: LinkRequest, listener: LinkListener, origin: string): Link {
  const socket = new WebSocket(url, { headers: { ...header, origin } })
  socket.on('open', () => listener.opened({}))
  socket.on('message', (data: Buffer) => listener.received(data.toString()))
  socket.on('error', ({ message }) => listener.failed(message))
  socket.on('close', (code, reason) => listener.closed(code, reason.toString()))
  return {
    send: (data) => socket.send(data),
    close: (code, reason) => socket.close(code, reason),
    cut: () => socket.terminate(),
  }
}

function request(asked: HttpRequest, listener: HttpListener, origin: string): () => void {
  const { url, method, header, body } = asked
  const sending = httpRequest(url, { method, headers: { ...header, origin }, agent: false })
  sending.on('response', (answer) => {
    let text = ''
    answer.on('data', (chunk: Buffer) => (text += chunk.toString()))
    answer.on('end', () =>
      listener.answered({ status: answer.statusCode ?? 0, header: {}, body: text })
    )
  })
  sending.on('error', ({ message }) => listener.failed(message))
  sending.end(body)
  return () => sending.destroy()
}
