const FINAL_TEXT = 0x81
const SHORT = 126
const LONG = 127

/** A frame's payload; `bytes` is its length in UTF-8. */
export interface Payload {
  text: string
  bytes: number
}

/** The payloads as unmasked WebSocket frames in one buffer. */
export function encodeTextFrames(payloads: readonly Payload[]): Buffer {
  const [only] = payloads
  if (only && payloads.length === 1) return encodeTextFrame(only)
  return Buffer.concat(payloads.map(encodeTextFrame))
}

function encodeTextFrame({ text, bytes }: Payload): Buffer {
  const header = bytes < SHORT ? 2 : bytes <= 0xffff ? 4 : 10
  const frame = Buffer.allocUnsafe(header + bytes)
  frame[0] = FINAL_TEXT
  writeLength(frame, bytes)
  frame.write(text, header, bytes === text.length ? 'latin1' : 'utf8')
  return frame
}

function writeLength(frame: Buffer, bytes: number): void {
  if (bytes < SHORT) {
    frame[1] = bytes
  } else if (bytes <= 0xffff) {
    frame[1] = SHORT
    frame.writeUInt16BE(bytes, 2)
  } else {
    frame[1] = LONG
    frame.writeBigUInt64BE(BigInt(bytes), 2)
  }
}
