import type { NoticeFrame } from '../../../protocol/frames'
import { MAX_BATCH_BYTES } from '../../protocol/limits'
import { isRecord } from '../keeping/checks'
import { WrongShape, type Read } from '../wire/shape'
import { notices } from '../wire/shapes'

/** A newer server may send longer frames. Frames longer than this are ignored. */
const LONGEST_FRAME = 4 * MAX_BATCH_BYTES

/** The answer to the request with this id. The request's url decides how to read `data` or `error`. */
export interface AnswerFrame {
  re: number
  data?: unknown
  error?: unknown
}

/** Called for each dropped part of a frame, with the path of the invalid value. */
export type ToldWrong = (what: string) => void

/** The frames in one text, in order. Notices are validated here, answers by their requests. */
export function parseFrames(text: string, wrong: ToldWrong): (NoticeFrame | AnswerFrame)[] {
  const value = text.length <= LONGEST_FRAME ? parsed(text) : undefined
  const frames: unknown[] = Array.isArray(value) ? value : [value]
  return frames.flatMap((frame) => frameIn(frame, wrong) ?? [])
}

/** Whether the frame is a notice. */
export function isNotice(frame: NoticeFrame | AnswerFrame): frame is NoticeFrame {
  return 'url' in frame
}

/** The length in UTF-8 bytes. Phones have no TextEncoder. */
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
    return undefined // An unreadable frame counts as lost
  }
}

function frameIn(value: unknown, wrong: ToldWrong): NoticeFrame | AnswerFrame | undefined {
  if (isRecord(value)) {
    const { url, re, data, error } = value
    if (typeof url === 'string') return noticeIn(url, data, wrong)
    if (typeof re === 'number') return { re, data, error }
  }
  wrong('frame')
  return undefined
}

/** A notice of a newer version is not an error. It is ignored. */
function noticeIn(url: string, data: unknown, wrong: ToldWrong): NoticeFrame | undefined {
  const read = readers.get(url)
  if (!read) return undefined
  try {
    return { url, data: read(data) } as NoticeFrame
  } catch (error) {
    wrong(wordsOf(url, error))
    return undefined
  }
}

/** The path of the invalid value, in our own field names only. No received value gets into the diagnostics. */
export function wordsOf(url: string, error: unknown): string {
  return error instanceof WrongShape ? `${url} ${error.field}`.trim() : url
}

const readers: ReadonlyMap<string, Read<unknown>> = new Map<string, Read<unknown>>(
  Object.entries(notices)
)
