import { createHash } from 'node:crypto'
import { Upgrade } from '../../bench/generator/upgrade'

const asked = () => new Upgrade(new URL('http://127.0.0.1:8080/socket.io/?EIO=4'))

/** What a correct server answers. */
function answerTo({ request }: Upgrade): string {
  const key = /Sec-WebSocket-Key: (.*)\r\n/.exec(request)?.[1] ?? ''
  const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
  return `HTTP/1.1 101 Go on\r\nsec-websocket-accept: ${accept.digest('base64')}\r\n\r\n`
}

describe('the upgrade of a connection', () => {
  it('requests the whole path, with exactly the required lines', () => {
    const lines = asked().request.split('\r\n')

    expect(lines.slice(0, 2)).toEqual(['GET /socket.io/?EIO=4 HTTP/1.1', 'Host: 127.0.0.1:8080'])
    expect(lines.slice(-3)).toEqual(['Sec-WebSocket-Version: 13', '', ''])
  })

  it.each([1, 30, -3])('reads an answer cut at %i, and returns the bytes after it', (cut) => {
    const upgrade = asked()
    const answer = Buffer.from(answerTo(upgrade))
    const first = Buffer.from(answer.subarray(0, cut))

    const early = upgrade.read(first)
    first.fill('!')
    const behind = upgrade.read(Buffer.concat([answer.subarray(cut), Buffer.from('frames')]))

    expect([early, behind?.toString()]).toEqual([undefined, 'frames'])
  })

  it('refuses an answer to another key', () => {
    const answer = Buffer.from(answerTo(asked()))

    expect(() => asked().read(answer)).toThrow('the upgrade was accepted with a wrong key')
  })
})
