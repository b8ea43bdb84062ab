import type {
  HttpListener,
  HttpRequest,
  Link,
  LinkListener,
  LinkRequest,
  Transport,
} from '../platform/transport'

/** Uses the browser's WebSocket and fetch as a phone's network. */
export const browserTransport: Transport = { connect, request }

/** Browsers cannot send custom headers with a WebSocket. A server that requires one cannot be reached from here. */
function connect({ url, protocols }: LinkRequest, listener: LinkListener): Link {
  const socket = new WebSocket(url, [...protocols])
  let isOver = false
  const end = (tell: () => void) => {
    if (!isOver) tell()
    isOver = true
  }
  socket.binaryType = 'arraybuffer'
  socket.addEventListener('open', () => !isOver && listener.opened({}))
  socket.addEventListener('message', ({ data }: MessageEvent<string | ArrayBuffer>) => {
    if (!isOver) listener.received(data)
  })
  socket.addEventListener('error', () =>
    end(() => listener.failed('exception onOpen fail code:2, msg:Underlying Transport Error'))
  )
  socket.addEventListener('close', ({ code, reason }) => end(() => listener.closed(code, reason)))
  return {
    send: (data) => socket.send(data),
    close: (code, reason) => socket.close(code, reason),
    cut() {
      isOver = true
      socket.close()
    },
  }
}

function request(asked: HttpRequest, listener: HttpListener): () => void {
  const control = new AbortController()
  const { url, method, header, body } = asked
  const settings = { method, headers: header, signal: control.signal }
  fetch(url, body === undefined ? settings : { ...settings, body })
    .then(async (answer) => ({
      status: answer.status,
      header: Object.fromEntries(answer.headers),
      body: await answer.text(),
    }))
    .then(
      (answer) => listener.answered(answer),
      () => control.signal.aborted || listener.failed('errcode:-102 net::ERR_CONNECTION_REFUSED')
    )
  return () => control.abort()
}
