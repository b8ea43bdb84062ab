import { PageData } from './page-data'

describe('the data of a page', () => {
  it('is set by path, as copies', () => {
    const data = new PageData()
    const rows = [{ text: 'one' }]

    data.apply({ title: 'Bob', chunks: [{ rows }, { rows: [] }] })
    data.apply({ 'chunks[0].rows[1]': { text: 'two' }, 'chunks[0].rows[0].text': 'ONE' })
    rows[0]!.text = 'changed by its owner'

    expect(data.get('title')).toBe('Bob')
    expect(data.get('chunks')).toEqual([{ rows: [{ text: 'ONE' }, { text: 'two' }] }, { rows: [] }])
  })

  it('reports a path that does not exist', () => {
    expect(() => new PageData().apply({ 'chunks[0].rows[1]': {} })).toThrow(
      'chunks: nothing to patch'
    )
  })
})
