import { Generations } from '../../../server/storage/sqlite/generations'

describe('the cache of recently used values', () => {
  it('returns what was stored last', () => {
    const memory = new Generations<string, number>(10)
    memory.set('a', 1)
    memory.set('a', 2)

    expect([memory.get('a'), memory.get('b')]).toEqual([2, undefined])
  })

  it('keeps what is used, and drops what is not', () => {
    const memory = new Generations<number, number>(10)
    memory.set(-1, -1)
    memory.set(-2, -2)

    for (let key = 0; key < 100; key++) {
      memory.set(key, key)
      memory.get(-1)
    }

    expect([memory.get(-1), memory.get(-2)]).toEqual([-1, undefined])
  })

  it('holds at most twice its limit, by weight', () => {
    const memory = new Generations<number, string>(100, (value) => value.length)
    for (let key = 0; key < 1000; key++) memory.set(key, 'ten chars.')

    const held = Array.from({ length: 1000 }, (_, key) => memory.get(key) !== undefined)

    expect(held.filter(Boolean).length).toBeLessThanOrEqual(20)
    expect(held.at(-1)).toBe(true)
  })

  it('does not count one key twice', () => {
    const memory = new Generations<string, number>(10)
    memory.set('stays', 0)

    for (let value = 0; value < 1000; value++) memory.set('changes', value)

    expect([memory.get('stays'), memory.get('changes')]).toEqual([0, 999])
  })

  it('drops a key from both generations', () => {
    const memory = new Generations<string, number>(2)
    for (const key of ['a', 'b', 'c']) memory.set(key, 1)

    memory.delete('a')
    memory.delete('c')
    expect(['a', 'b', 'c'].map((key) => memory.get(key))).toEqual([undefined, 1, undefined])

    memory.clear()
    expect(memory.get('b')).toBeUndefined()
  })
})
