import { readFileSync } from 'node:fs'
import path from 'node:path'
import { runInNewContext } from 'node:vm'
import { wordsFor } from '../../miniprogram/text/words'

type Words = Record<string, unknown>

interface Say {
  next(seconds: number, way: string, words: Words): string
  outbox(messages: number, bytes: number, words: Words): string[]
  cached(conversations: number, chats: number, words: Words): string[]
}

/** WXS is old JavaScript that fills `module.exports`. */
function sayingOf(file: string): Say {
  const source = readFileSync(path.join(__dirname, '../../miniprogram', file), 'utf8')
  const module = { exports: {} }
  runInNewContext(source, { module })
  return module.exports as Say
}

const say = sayingOf('diagnostics/say.wxs')
const english = wordsFor('en').diagnostics
const chinese = wordsFor('zh_CN').diagnostics

describe('the diagnostics in English', () => {
  it('distinguish singular and plural', () => {
    expect(say.outbox(1, 1024, english)).toEqual(['1 message', '1.0 KB'])
    expect(say.outbox(2, 1024, english)).toEqual(['2 messages', '1.0 KB'])
    expect(say.cached(1, 0, english)).toEqual(['1 conversation', '0 chat histories'])
    expect(say.cached(2, 1, english)).toEqual(['2 conversations', '1 chat history'])
  })

  it('show the countdown as a sentence, as in Chinese', () => {
    expect(say.next(1, 'none', english)).toBe('Retrying in 1 s')
    expect(say.next(1, 'none', chinese)).toBe('1 秒后重试')
  })
})
