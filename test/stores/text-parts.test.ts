import { partsOf } from '../../miniprogram/stores/chat/text-parts'

const tappable = (text: string) =>
  partsOf(text)
    .filter(({ kind }) => kind !== 'text')
    .map(({ kind, text: found }) => `${kind} ${found}`)

const FOUND: [text: string, ...found: string[]][] = [
  ['看这个https://example.com/a?b=1#c，不错', 'link https://example.com/a?b=1#c'],
  ['https://example.com/路径', 'link https://example.com/'],
  ['See https://example.com/x. Then call.', 'link https://example.com/x'],
  ['(https://example.com/x)', 'link https://example.com/x'],
  [
    'https://en.wikipedia.org/wiki/Echo_(sound)!',
    'link https://en.wikipedia.org/wiki/Echo_(sound)',
  ],
  ['（http://a.cn/b）', 'link http://a.cn/b'],
  ['www.example.com。', 'link www.example.com'],
  ['HTTP://EXAMPLE.COM', 'link HTTP://EXAMPLE.COM'],
  ['http://127.0.0.1:8080/', 'link http://127.0.0.1:8080/'],
  ['写给ming.li+a@mail.example.cn吧', 'mail ming.li+a@mail.example.cn'],
  ['a@b.co, c@d.org.', 'mail a@b.co', 'mail c@d.org'],
  ['电话13812345678，或者010-62345678', 'phone 13812345678', 'phone 010-62345678'],
  ['138 1234 5678', 'phone 138 1234 5678'],
  ['+86 138-1234-5678', 'phone +86 138-1234-5678'],
  ['400-800-1234', 'phone 400-800-1234'],
  ['+1 415 555 2671', 'phone +1 415 555 2671'],
  ['(415) 555-2671', 'phone (415) 555-2671'],
]

const NOTHING = [
  ...[
    '',
    '你好',
    'http://',
    'https',
    'www.',
    'a@b',
    '@ming',
    '2026-03-04 12:00',
    '12345',
    '3.14159265358',
  ],
  ...['1,234,567,890', '订单号 13812345678901234', 'x13812345678', 'ahttp://x', '100%'],
]

describe('a text', () => {
  it.each(FOUND)('%s can be tapped in any surroundings', (text, ...found) => {
    expect(tappable(text)).toEqual(found)
    expect(
      partsOf(text)
        .map((part) => part.text)
        .join('')
    ).toBe(text)
  })

  it.each(NOTHING)('%j has nothing to tap', (text) => expect(partsOf(text)).toEqual([]))

  it('has its pieces in order, each with its position', () => {
    expect(partsOf('见 www.a.cn 或 a@b.cn')).toEqual([
      { kind: 'text', text: '见 ', at: 0 },
      { kind: 'link', text: 'www.a.cn', at: 2 },
      { kind: 'text', text: ' 或 ', at: 10 },
      { kind: 'mail', text: 'a@b.cn', at: 13 },
    ])
  })
})
