import { insiderVisits } from './hostile-clients'
import { sendRaw } from './raw-upgrade'
import { ServerProcess } from './server-process'

const MASKED = 0x80
const zeroes = (length: number): number[] => Array<number>(length).fill(0)

/** Bytes that no WebSocket client sends. */
const BROKEN: Record<string, number[]> = {
  'a frame that is not masked': [0x81, 1, 0x61],
  'an opcode that does not exist': [0x83, MASKED, ...zeroes(4)],
  'a reserved bit': [0xc1, MASKED, ...zeroes(4)],
  'a ping in two parts': [0x09, MASKED, ...zeroes(4)],
  'a length beyond all integers': [0x81, MASKED | 127, ...Array<number>(8).fill(0xff)],
  'a length of four gigabytes': [0x81, MASKED | 127, 0, 0, 0, 1, ...zeroes(4)],
  'a continuation of nothing': [0x80, MASKED, ...zeroes(4)],
  'a close with one byte': [0x88, MASKED | 1, ...zeroes(5)],
  'another protocol': [...Buffer.from('GET / HTTP/1.1\r\n\r\n')],
}

describe('bytes that are not WebSocket frames', () => {
  const server = new ServerProcess()
  beforeAll(() => server.start())
  afterAll(() => server.stop())

  it.each(Object.entries(BROKEN))('%s: the server closes the connection', async (_, bytes) => {
    await expect(sendRaw(server.url, Buffer.from(bytes))).resolves.toBeUndefined()
  })

  it('leave a working server that has nothing to report', async () => {
    const visit = await insiderVisits(server.socketUrl, 0, await server.badgeOf('the next one'))

    expect(visit.told).toEqual(visit.due)
    expect(server.errors).toEqual([])
  })
})
