import { wantedPhones } from '../../../simulator/web/wanted-phones'

const LAPTOP = { theme: 'light', language: 'zh_CN' } as const

const namesFor = (search: string): readonly string[] => wantedPhones(search, LAPTOP).names

describe("the page's address", () => {
  it('means two phones by default', () => {
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

  it('can set the height of the phones, which otherwise depends on the window', () => {
    expect(wantedPhones('?height=812', LAPTOP).height).toBe(812)
    expect(wantedPhones('?height=tall', LAPTOP).height).toBeUndefined()
  })

  it('means English phones with English names if the browser is English', () => {
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

  it('means as many phones as it has names', () => {
    expect(namesFor('?names=张三,李四，王五')).toEqual(['张三', '李四', '王五'])
  })

  it('adds names for the others', () => {
    expect(namesFor('?phones=3&names=阿明')).toEqual(['阿明', '张三', '李四'])
  })

  it('never means two phones with the same name', () => {
    expect(namesFor('?names=张三,张三')).toEqual(['张三', '李四'])
  })

  it('means eight phones at most, and one at least', () => {
    expect(namesFor('?phones=100')).toHaveLength(8)
    expect(namesFor('?phones=0')).toHaveLength(1)
  })

  it('can mean a narrow phone with large text, in English and dark', () => {
    const wanted = wantedPhones('?width=320&font=26&language=en&theme=dark', LAPTOP)

    expect(wanted).toMatchObject({
      width: 320,
      theme: 'dark',
      habits: { language: 'en', fontSizeSetting: 26 },
    })
  })

  it('is ignored where it is invalid', () => {
    expect(wantedPhones('?width=wide&font=9&theme=blue', LAPTOP)).toMatchObject({
      width: 375,
      theme: 'light',
      habits: { fontSizeSetting: 12 },
    })
  })
})
