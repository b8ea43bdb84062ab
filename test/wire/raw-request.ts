import { connect } from 'node:net'

/** The parts of a server's answer. `body` is parsed if it is JSON. */
export interface RawAnswer {
  status: number
  headers: Record<string, string>
  body: unknown
}

/** Sends bytes unchanged. Resolves with the answer when the body is complete or the server closes the connection. */
export function sendRequest(url: string, text: string): Promise<RawAnswer> {
  const { hostname, port, host } = new URL(url)
  return new Promise((resolve, reject) => {
    let heard = ''
    const socket = connect(Number(port), hostname)
    socket.setEncoding('utf8')
    const settle = (): void => {
      socket.destroy()
      if (heard === '') reject(new Error('The server said nothing.'))
      else resolve(read(heard))
    }
    socket.on('data', (data: string) => {
      heard += data
      if (isWhole(heard)) settle()
    })
    socket.on('error', settle)
    socket.on('end', settle)
    socket.write(text.replaceAll('HOST', host))
  })
}

function isWhole(text: string): boolean {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const length = /^content-length: (\d+)/im.exec(head)?.[1]
  return length !== undefined && Buffer.byteLength(rest.join('\r\n\r\n')) >= Number(length)
}

function read(text: string): RawAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const [first = '', ...lines] = head.split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => [line.split(':', 1).join().toLowerCase(), line.replace(/^[^:]*: */, '')])
  )
  return { status: Number(first.split(' ')[1]), headers, body: parsed(rest.join('\r\n\r\n')) }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
