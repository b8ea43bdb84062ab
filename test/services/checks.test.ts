import { entry } from '../../miniprogram/services/wire/entry'
import { fits } from '../../miniprogram/services/wire/shape'
import { conversation } from '../../miniprogram/services/wire/shapes'
import { row, said } from './entries'

const isEntry = fits(entry)
const isConversation = fits(conversation)

describe('a stored value', () => {
  it('is an entry if it can be placed and drawn', () => {
    const recall = said(2, { type: 'recall', body: { seq: 1 } } as object)
    expect([said(1, {}), recall].every(isEntry)).toBe(true)
    for (const broken of [
      { ...said(1, {}), body: { text: 7 } },
      { ...said(1, {}), seq: '1' },
      { ...said(1, {}), at: 1e300 },
      { ...recall, body: {} },
      { ...said(1, {}), type: 'notice', body: {} },
      'entry',
    ])
      expect(isEntry(broken)).toBe(false)
  })

  it('is a conversation if it has everything that the list draws', () => {
    expect(isConversation(row({ last: said(1, {}) }))).toBe(true)
    for (const broken of [
      row({ last: { ...said(1, {}), body: {} } as never }),
      row({ people: [{ id: 'a' }] as never }),
      { ...row(), rev: undefined },
      [],
    ])
      expect(isConversation(broken)).toBe(false)
  })
})
