import * as v from 'valibot'
import { isBlank, isName, tidied, withoutUnseen } from '../../miniprogram/protocol/text-rules'
import { requests } from '../../protocol/requests'
import { nameInDemoCode } from '../../server/sessions/demo-code'
import { SeededRandom } from '../world/seeded-random'

const NOTHING_TO_SEE = [
  ...['', '   ', '\n\t\r', '\u3000', '\u00a0', '\u2028', '\u0085', '\0'],
  ...['\u200b', '\u200d', '\u200e', '\u2060', '\u2064', '\u3164', '\u115f', '\u1160', '\uffa0'],
  ...['\u2800', '\u00ad', '\ufe0f', '\u{e0067}', '\u{e0100}', '\u{e01ef}', '\u180e', '\u034f'],
  ...['\u061c', '\u202a\u202e', '\u2066\u2069', '\ufeff', '\u17b4', '\ufff9', '\ud83d', '\udc00'],
]

const SOMETHING = ['a', ' a ', '。', '\u0301', '❤️', '👨‍👩‍👧', '🇨🇳', '١', '\u200bא', '\u{1f3fb}']

const NAMES = [
  ...['张三', '小雨 Rain', 'W'.repeat(64), 'محمد', 'שלום', 'é', '𰻝', "O'Neill", 'ශ්‍රී', '李四！'],
  ...['👨‍👩‍👧‍👦', '🏳️‍🌈', '❤️', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🇨🇳', '👍🏽', '👩🏽‍❤️‍💋‍👨🏿', '🕵️‍♀️', '🏴‍☠️', '🐻‍❄️', 'Tom 🚀'],
]

const NO_NAMES: [why: string, name: string][] = [
  ['a zero-width space', '张\u200b三'],
  ['a joiner between letters', 'a\u200db'],
  ['a variation selector behind a letter', '张三\ufe0f'],
  ['a variation selector that changes nothing', '😀\ufe0f'],
  ['an override of the direction', '\u202eabc'],
  ['an isolate', '\u2066abc\u2069'],
  ['tags without a flag', 'a\u{e0067}'],
  ['half a surrogate pair', 'a\ud83d'],
  ['a control character', 'a\u0007'],
  ['a blank letter', 'a\u3164'],
  ['a mark on nothing', '\u0301a'],
  ['a heap of marks', `a${'\u030a'.repeat(9)}`],
  ['65 units', 'W'.repeat(65)],
]

const takesText = (text: string) =>
  v.is(requests['/message/send'].params, { cid: 'c', mid: 'm', type: 'text', body: { text } })

function takesName(name: string): boolean {
  try {
    nameInDemoCode(`demo:${name}`)
    return true
  } catch {
    return false
  }
}

describe('a text', () => {
  it.each(NOTHING_TO_SEE)('[VAL8] of %j is empty', (text) => {
    expect(isBlank(text)).toBe(true)
    expect(isBlank(text.repeat(3))).toBe(true)
  })

  it.each(SOMETHING)('[VAL8] of %j is not empty', (text) => expect(isBlank(text)).toBe(false))
})

describe('a name', () => {
  it.each(NAMES)('[VAL9] may be %s', (name) => expect(isName(tidied(name))).toBe(true))

  it.each(NO_NAMES)('[VAL9] may not contain %s', (_, name) =>
    expect(isName(tidied(name))).toBe(false)
  )

  it.each(NOTHING_TO_SEE)('[VAL9] may not be %j', (name) =>
    expect(isName(tidied(name))).toBe(false)
  )

  it('[VAL9] has one normal form, however it was typed', () => {
    expect(tidied(' 张\u3000 三\n')).toBe('张 三')
    expect(tidied('e\u0301')).toBe('\u00e9')
  })

  it('loses its invisible characters on the phone, and keeps emoji complete', () => {
    expect(withoutUnseen('\u2068张\u200b三\u2069\ufe0f ')).toBe('张三')
    expect(withoutUnseen('e\u200b\u0301')).toBe('\u00e9')
    for (const name of NAMES) expect(withoutUnseen(name)).toBe(tidied(name))
  })
})

describe('phone and server', () => {
  const PIECES = [
    ...[...NOTHING_TO_SEE, ...SOMETHING, ...NAMES, '\u030a', '1', '#', '\u20e3', '\u094d'],
    ...['\u{1f3f4}', '\u{e007f}', '\u2764', '\u{1f600}', '\u{30ede}', '\u{ffffe}'],
  ]

  it('agree on ten thousand strings about which are empty and which are names', () => {
    const random = new SeededRandom(1)
    const piece = () => PIECES[random.below(PIECES.length)]
    for (let round = 0; round < 10_000; round++) {
      const text = Array.from({ length: random.below(6) }, piece).join('')
      const name = withoutUnseen(text)

      expect({ text, isTaken: takesText(text) }).toEqual({ text, isTaken: !isBlank(text) })
      expect({ text, isTaken: takesName(name) }).toEqual({ text, isTaken: isName(name) })
      // The phone removes exactly what the server would have refused
      expect({ text, again: withoutUnseen(name) }).toEqual({ text, again: name })
      if (isBlank(text)) expect(name).toBe('')
    }
  })
})
