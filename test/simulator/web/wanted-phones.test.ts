import { wantedPhones } from '../../../simulator/web/wanted-phones'

const namesFor = (search: string): readonly string[] => wantedPhones(search, 'light').names

describe("the page's address", () => {
  it('asks for two phones where it says nothing', () => {
    expect(wantedPhones('', 'dark')).toEqual({
      names: ['张三', '李四'],
      width: 375,
      height: 667,
      theme: 'dark',
      page: '',
      habits: { language: 'zh_CN', fontSizeSetting: 16 },
    })
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
    const wanted = wantedPhones('?width=320&font=26&language=en&theme=dark', 'light')

    expect(wanted).toMatchObject({
      width: 320,
      theme: 'dark',
      habits: { language: 'en', fontSizeSetting: 26 },
    })
  })

  it('is not taken at its word where it makes no sense', () => {
    expect(wantedPhones('?width=wide&font=9&theme=blue', 'light')).toMatchObject({
      width: 375,
      theme: 'light',
      habits: { fontSizeSetting: 12 },
    })
  })
})
