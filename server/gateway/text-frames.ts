const FINAL_TEXT = 0x81
const SHORT = 126
const LONG = 127

/** The texts as unmasked WebSocket frames, one behind the other in one buffer. */
export function encodeTextFrames(texts: readonly string[]): Buffer {
  if (texts.length === 1) return encodeTextFrame(texts[0] ?? '')
  return Buffer.concat(texts.map(encodeTextFrame))
}

function encodeTextFrame(text: string): Buffer {
  const bytes = Buffer.byteLength(text)
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
