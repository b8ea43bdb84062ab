import { filled } from '../../miniprogram/stores/chat/row-window'

const THIRTY_TWO = () => 32

describe('the window over a conversation', () => {
  it('grows upwards until it fills a screen, because less cannot be scrolled', () => {
    expect(filled({ from: 3, to: 3 }, { from: 0, to: 3 }, THIRTY_TWO)).toEqual({ from: 2, to: 3 })
  })

  it('takes all rows if they do not fill a screen', () => {
    expect(filled({ from: 0, to: 0 }, { from: 0, to: 0 }, THIRTY_TWO)).toEqual({ from: 0, to: 0 })
  })

  it('does not change once it fills one', () => {
    expect(filled({ from: 2, to: 4 }, { from: 0, to: 9 }, THIRTY_TWO)).toEqual({ from: 2, to: 4 })
  })
})
