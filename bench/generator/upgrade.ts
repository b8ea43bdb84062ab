import { createHash, randomBytes } from 'node:crypto'

/** The GUID that RFC 6455 appends to the key before hashing. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
const END = '\r\n\r\n'

/** Requests the upgrade from a server and reads the answer. Throws if the answer is not a correct 101. */
export class Upgrade {
  private readonly key = randomBytes(16).toString('base64')
  private answer = Buffer.alloc(0)

  constructor(private readonly url: URL) {}

  get request(): string {
    return [
      `GET ${this.url.pathname}${this.url.search} HTTP/1.1`,
      `Host: ${this.url.host}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      `Sec-WebSocket-Key: ${this.key}`,
      'Sec-WebSocket-Version: 13',
      '',
      '',
    ].join('\r\n')
  }

  /** The bytes after the answer; undefined while the answer is incomplete. */
  read(bytes: Buffer): Buffer | undefined {
    this.answer = Buffer.concat([this.answer, bytes])
    const end = this.answer.indexOf(END)
    if (end < 0) return undefined
    this.check(this.answer.toString('latin1', 0, end))
    return this.answer.subarray(end + END.length)
  }

  private check(head: string): void {
    const [status = ''] = head.split('\r\n')
    if (!status.startsWith('HTTP/1.1 101 ')) throw new Error(`the upgrade was refused: ${status}`)
    const accepted = /^sec-websocket-accept: *(\S+)/im.exec(head)?.[1]
    const right = createHash('sha1')
      .update(this.key + GUID)
      .digest('base64')
    if (accepted !== right) throw new Error('the upgrade was accepted with a wrong key')
  }
}
