import { wantedPhones } from '../../../simulator/web/wanted-phones'

const LAPTOP = { theme: 'light', height: 1000 } as const

const namesFor = (search: string): readonly string[] => wantedPhones(search, LAPTOP).names

describe("the page's address", () => {
  it('asks for two phones where it says nothing', () => {
    expect(wantedPhones('', { ...LAPTOP, theme: 'dark' })).toEqual({
      names: ['张三', '李四'],
      width: 375,
      height: 667,
      theme: 'dark',
      page: '',
      asksName: false,
      habits: { language: 'zh_CN', fontSizeSetting: 16 },
    })
  })

  it('asks for phones that leave their switches in sight, and are still phones', () => {
    expect(wantedPhones('', { ...LAPTOP, height: 850 }).height).toBe(610)
    expect(wantedPhones('', { ...LAPTOP, height: 600 }).height).toBe(560)
    expect(wantedPhones('?height=812', { ...LAPTOP, height: 600 }).height).toBe(812)
  })

  it('asks for as many as it names', () => {
    expect(namesFor('?names=张三,李四，王五')).toEqual(['张三', '李四', '王五'])
  })

  it('finds names for the others', () => {
    expect(namesFor('?phones=3&names=阿明')).toEqual(['阿明', '张三', '李四'])
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
