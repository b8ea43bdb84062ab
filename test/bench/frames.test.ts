import { FrameReader, PING, TEXT, clientFrame } from '../../bench/generator/frames'

const short = (kind: number, payload: string | Buffer) =>
  Buffer.concat([Buffer.from([kind, payload.length]), Buffer.from(payload)])

const inSixteenBits = (payload: string) => {
  const head = Buffer.from([TEXT, 126, 0, 0])
  head.writeUInt16BE(payload.length, 2)
  return Buffer.concat([head, Buffer.from(payload)])
}

const inSixtyFourBits = (payload: string) => {
  const head = Buffer.from([TEXT, 127, 0, 0, 0, 0, 0, 0, 0, 0])
  head.writeUInt32BE(payload.length, 6)
  return Buffer.concat([head, Buffer.from(payload)])
}

/** The texts that are decoded when each read brings so many bytes, in a buffer that the next read overwrites. */
function heardOf(bytes: Buffer, perRead = bytes.length): string[] {
  const heard: string[] = []
  const reader = new FrameReader({
    text: (payload) => heard.push(payload.toString()),
    ping: (payload) => heard.push(`ping ${payload.toString()}`),
  })
  const shared = Buffer.alloc(perRead)
  for (let at = 0; at < bytes.length; at += perRead) {
    reader.read(shared.subarray(0, bytes.copy(shared, 0, at, at + perRead)))
    shared.fill('!')
  }
  return heard
}

describe('the frames of a server', () => {
  const [middling, long] = ['m'.repeat(126), 'l'.repeat(65_536)]
  const bytes = Buffer.concat([
    short(TEXT, 'one'),
    short(TEXT, ''),
    inSixteenBits(middling),
    short(PING, 'there?'),
    inSixtyFourBits(long),
    short(TEXT, 'last'),
  ])

  it.each([1, 2, 3, 5, 64, 1000, 65_535, bytes.length])(
    'are the same when %i bytes arrive at a time',
    (perRead) => {
      expect(heardOf(bytes, perRead)).toEqual(['one', '', middling, 'ping there?', long, 'last'])
    }
  )

  it.each([
    ['binary', short(0x82, 'one'), 'received a frame of an unexpected kind: 0x82'],
    ['begun', short(0x01, 'one'), 'received a frame of an unexpected kind: 0x1'],
    ['continued', short(0x80, 'one'), 'received a frame of an unexpected kind: 0x80'],
    ['compressed', short(0xc1, 'one'), 'received a frame of an unexpected kind: 0xc1'],
    ['masked', clientFrame(TEXT, Buffer.from('one')), 'received a masked frame'],
    [
      'a goodbye',
      short(0x88, Buffer.from('\x03\xe9off', 'latin1')),
      'the server closed the connection: 1001 off',
    ],
    ['a curt goodbye', short(0x88, ''), 'the server closed the connection: no reason'],
  ])('are an error if one is %s', (_, frame, problem) => {
    expect(() => heardOf(frame)).toThrow(problem)
  })
})

describe('a frame to the server', () => {
  it('is masked with zeros, so its text is sent unchanged', () => {
    expect([...clientFrame(TEXT, Buffer.from('hi'))]).toEqual([0x81, 0x82, 0, 0, 0, 0, 0x68, 0x69])
  })
})
