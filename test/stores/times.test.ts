import { longTime, shortTime } from '../../miniprogram/stores/look/times'
import { zh } from '../../miniprogram/text/zh'

const at = (text: string): number => new Date(text).getTime()
const now = at('2026-03-04T12:00')
const short = (text: string): string => shortTime(at(text), now, zh.rows)

describe('a time', () => {
  it('is as short as possible', () => {
    expect(short('2026-03-04T00:05')).toBe('00:05')
    expect(short('2026-03-03T23:59')).toBe('昨天')
    expect(short('2026-03-02T12:00')).toBe('星期一')
    expect(short('2026-02-26T00:01')).toBe('星期四')
    expect(short('2026-02-25T23:59')).toBe('2月25日')
    expect(short('2025-12-31T12:00')).toBe('2025年12月31日')
  })

  it('includes the time of day between messages', () => {
    expect(longTime(at('2026-03-04T08:05'), now, zh.rows)).toBe('08:05')
    expect(longTime(at('2026-03-03T08:05'), now, zh.rows)).toBe('昨天 08:05')
  })
})
