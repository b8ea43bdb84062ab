import type {
  FailureFrame,
  NoticeFrame,
  ResponseFrame,
  ServerFrame,
} from '../../../protocol/frames'

/** The frames in one piece of text, in order; what is none of ours is left out. */
export function parseFrames(text: string): ServerFrame[] {
  const value = parsed(text)
  const frames: unknown[] = Array.isArray(value) ? value : [value]
  return frames.filter(isServerFrame)
}

/** Said unasked. */
export function isNotice(frame: ServerFrame): frame is NoticeFrame {
  return 'url' in frame
}

/** An answer that is a refusal. */
export function isFailure(frame: ResponseFrame | FailureFrame): frame is FailureFrame {
  return 'error' in frame
}

/** Bytes of UTF-8; phones have no TextEncoder. */
export function byteLength(text: string): number {
  let bytes = 0
  for (const character of text) bytes += bytesOf(character.codePointAt(0) ?? 0)
  return bytes
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x10000 ? 3 : 4
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // a frame that cannot be read is as good as one that was lost
  }
}

/** Says whether this is what a server may say. */
export function isServerFrame(value: unknown): value is ServerFrame {
  if (!isRecord(value)) return false
  if (typeof value['url'] === 'string') return isRecord(value['data'])
  if (typeof value['re'] !== 'number') return false
  const error = value['error']
  return isRecord(error) ? typeof error['code'] === 'string' : isRecord(value['data'])
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
