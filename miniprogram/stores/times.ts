import dayjs from 'dayjs'
import type { Words } from './words'

type TimeWords = Pick<Words, 'yesterday' | 'weekdays' | 'monthDay' | 'yearMonthDay'>

/** As short as it can be said: today the hour alone, then yesterday, the weekday, the date. */
export function shortTime(at: number, now: number, words: TimeWords): string {
  return isToday(at, now) ? hourOf(at) : dayOf(at, now, words)
}

/** The day as short as it can be said, always with the hour. */
export function longTime(at: number, now: number, words: TimeWords): string {
  return isToday(at, now) ? hourOf(at) : `${dayOf(at, now, words)} ${hourOf(at)}`
}

function hourOf(at: number): string {
  return dayjs(at).format('HH:mm')
}

function isToday(at: number, now: number): boolean {
  return dayjs(at).isSame(now, 'day')
}

function dayOf(at: number, now: number, words: TimeWords): string {
  const time = dayjs(at)
  const daysAgo = dayjs(now).startOf('day').diff(time.startOf('day'), 'day')
  if (daysAgo === 1) return words.yesterday
  if (daysAgo > 1 && daysAgo < 7) return words.weekdays[time.day()] ?? ''
  const [year, month, day] = [time.year(), time.month() + 1, time.date()]
  const isThisYear = year === dayjs(now).year()
  return isThisYear ? words.monthDay(month, day) : words.yearMonthDay({ year, month, day })
}
