import { cut, firstOf } from '../../miniprogram/protocol/graphemes'
import { SeededRandom } from '../world/seeded-random'

const PIECES = [
  ...['a', 'é', 'e\u0301', '张', '𰻝', '👍🏽', '👨‍👩‍👧‍👦', '🏳️‍🌈', '🇨🇳', '🇩🇪', '🇫', '1️⃣', '❤️'],
  ...['🏴󠁧󠁢󠁥󠁮󠁧󠁿', '각', '\u1100\u1161\u11a8', 'क्षि', 'ශ්‍රී', 'நி', 'ก็', '\r\n', '\n', '\u200d', '\ufe0f'],
  ...['\u0600', 'ش', 'שָׁ', '\u{1f3fb}', '©', '→', '\u200b', ' ', 'ゞ\u3099', 'เ', 'ၾ'],
]

/** The positions at which V8's own tables allow a cut. */
const borders = (text: string) =>
  new Set([...new Intl.Segmenter().segment(text)].map(({ index }) => index).concat(text.length))

describe('a text that is too long', () => {
  it('is cut between characters, wherever the limit is', () => {
    const random = new SeededRandom(7)
    for (let round = 0; round < 3_000; round++) {
      const piece = () => PIECES[random.below(PIECES.length)]
      const text = Array.from({ length: 8 }, piece).join('')
      const units = 20 + random.below(text.length)
      const kept = cut(text, units)

      expect(text.startsWith(kept)).toBe(true)
      expect(kept.length).toBeLessThanOrEqual(units)
      expect([...borders(text)]).toContain(kept.length)
    }
  })

  it.each(['👨‍👩‍👧‍👦', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '👍🏽', '1️⃣', '🇨🇳', 'e\u0301', '각'])('never ends with half of %s', (sign) => {
    for (let units = 1; units < 1 + sign.length; units++) expect(cut(`a${sign}`, units)).toBe('a')
    expect(cut(`a${sign}b`, 1 + sign.length)).toBe(`a${sign}`)
  })

  it('keeps as much as fits', () => {
    expect(cut('W'.repeat(5_000), 4_000)).toHaveLength(4_000)
    expect(cut('🇨🇳🇩🇪🇫🇷', 10)).toBe('🇨🇳🇩🇪')
    expect(cut('short', 64)).toBe('short')
  })

  it('that is a single heap of marks is cut too, between code points', () => {
    expect(cut(`a${'\u030a'.repeat(100)}`, 64)).toHaveLength(64)
    expect(cut('👍', 1)).toBe('')
  })
})

describe('the first character', () => {
  it.each(['张', '👨‍👩‍👧‍👦', '🏳️‍🌈', '🇨🇳', 'e\u0301', '❤️', '1️⃣', 'שָׁ'])('is the whole of %s', (sign) => {
    expect(firstOf(`${sign}x`)).toBe(sign)
  })

  it('of an empty text is empty', () => expect(firstOf('')).toBe(''))
})
