import { mostLines } from '../../miniprogram/pages/chat/lines'

const KEYBOARD = 260

describe('the lines of a message that is being written', () => {
  it.each([
    { phone: 'an old, small phone', pageHeight: 504, textScale: 1, lines: 2 },
    { phone: 'the same with the largest letters', pageHeight: 504, textScale: 1.5, lines: 1 },
    { phone: 'a phone of usual size', pageHeight: 603, textScale: 1, lines: 5 },
    { phone: 'the same with the largest letters', pageHeight: 603, textScale: 1.5, lines: 3 },
    { phone: 'a tall phone', pageHeight: 724, textScale: 1, lines: 5 },
    { phone: 'a client that does not say its height', pageHeight: 0, textScale: 1, lines: 5 },
  ])('on $phone', ({ pageHeight, textScale, lines }) => {
    expect(mostLines({ pageHeight, textScale })).toBe(lines)
  })

  it('leave three bubbles in sight, wherever more than one line fits', () => {
    for (let pageHeight = 400; pageHeight < 900; pageHeight += 7)
      for (const textScale of [0.9, 1, 1.25, 1.5]) {
        const lines = mostLines({ pageHeight, textScale })
        const list = pageHeight - KEYBOARD - 38 - lines * 22 * textScale
        if (lines > 1) expect(list).toBeGreaterThanOrEqual(3 * (30 + 22.4 * textScale))
      }
  })
})
