import type { Answer } from './dialect'

const MARK = Buffer.from('"re":')
const COMMA = 0x2c
const ZERO = 0x30
const LETTER_D = 0x64

/** The frames of our protocol. The bare server uses them too. */
export const jsonFrames = {
  path: '/ws',
  request: (id: number, url: string, data: unknown): string => JSON.stringify({ url, id, data }),
  answers(frame: string): Answer[] {
    const value = JSON.parse(frame) as object | object[]
    return [value].flat().flatMap((one) => ('re' in one ? [answerOf(one)] : []))
  },
  answeredIds,
}

function answerOf(frame: object): Answer {
  const { re, data, error } = frame as { re: number; data: unknown; error?: unknown }
  if (error) throw new Error(`request ${re} failed: ${JSON.stringify(error)}`)
  return { id: re, data }
}

function answeredIds(frame: Buffer): number[] {
  const ids: number[] = []
  for (let at = frame.indexOf(MARK); at >= 0; at = frame.indexOf(MARK, at + 1)) {
    let end = at + MARK.length
    let id = 0
    for (; frame[end] !== COMMA; end++) id = id * 10 + (frame[end] ?? ZERO) - ZERO
    if (frame[end + 2] !== LETTER_D) throw new Error(`a send failed: ${frame.toString()}`)
    ids.push(id)
  }
  return ids
}
