import { wantedPhones } from '../../../simulator/web/wanted-phones'

const LAPTOP = { theme: 'light', language: 'zh_CN' } as const

const namesFor = (search: string): readonly string[] => wantedPhones(search, LAPTOP).names

describe("the page's address", () => {
  it('asks for two phones where it says nothing', () => {
    expect(wantedPhones('', { ...LAPTOP, theme: 'dark' })).toEqual({
      names: ['张三', '李四'],
      width: 375,
      height: undefined,
      theme: 'dark',
      page: '',
      asksName: false,
      habits: { language: 'zh_CN', fontSizeSetting: 16 },
    })
  })

  it('asks for phones of a height, or leaves it to the window', () => {
    expect(wantedPhones('?height=812', LAPTOP).height).toBe(812)
    expect(wantedPhones('?height=tall', LAPTOP).height).toBeUndefined()
  })

  it('asks for English phones of people with English names where the browser is English', () => {
    const english = { ...LAPTOP, language: 'en' }

    expect(wantedPhones('', english)).toMatchObject({
      names: ['Emma', 'Jack'],
      habits: { language: 'en' },
    })
    expect(wantedPhones('?language=zh_CN', english)).toMatchObject({
      names: ['张三', '李四'],
      habits: { language: 'zh_CN' },
    })
  })

  it('asks for as many as it names', () => {
    expect(namesFor('?names=张三,李四，王五')).toEqual(['张三', '李四', '王五'])
  })

  it('finds names for the others', () => {
    expect(namesFor('?phones=3&names=阿明')).toEqual(['阿明', '张三', '李四'])
  })

  it('never asks for two phones of one name', () => {
    expect(namesFor('?names=张三,张三')).toEqual(['张三', '李四'])
  })

  it('asks for eight phones at most, and for one at least', () => {
    expect(namesFor('?phones=100')).toHaveLength(8)
    expect(namesFor('?phones=0')).toHaveLength(1)
  })

  it('asks for a narrow phone with large letters, in English and in the dark', () => {
    const wanted = wantedPhones('?width=320&font=26&language=en&theme=dark', LAPTOP)

    expect(wanted).toMatchObject({
      width: 320,
      theme: 'dark',
      habits: { language: 'en', fontSizeSetting: 26 },
    })
  })

  it('is not taken at its word where it makes no sense', () => {
    expect(wantedPhones('?width=wide&font=9&theme=blue', LAPTOP)).toMatchObject({
      width: 375,
      theme: 'light',
      habits: { fontSizeSetting: 12 },
    })
  })
})
