import dayjs from 'dayjs'
import type { Words } from './words'

type TimeWords = Pick<Words, 'yesterday' | 'weekdays' | 'monthDay' | 'yearMonthDay'>

const DAY_MS = 24 * 60 * 60 * 1000

/** The short form: the time for today, otherwise yesterday, the weekday or the date. */
export function shortTime(at: number, now: number, words: TimeWords): string {
  return isToday(at, now) ? hourOf(at) : dateOf(at, now, words)
}

/** The short form of the day, always with the time. */
export function longTime(at: number, now: number, words: TimeWords): string {
  return isToday(at, now) ? hourOf(at) : `${dateOf(at, now, words)} ${hourOf(at)}`
}

/** The start of the next calendar day. Where clocks change at midnight, that is 1:00. */
export function nextMidnight(now: number): number {
  const date = new Date(now)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime()
}

function hourOf(at: number): string {
  return dayjs(at).format('HH:mm')
}

/** Two clocks never agree exactly, so a time in the future counts as today. */
function isToday(at: number, now: number): boolean {
  return dayOf(at) >= dayOf(now)
}

/** The number of the day in the phone's calendar. Days with a clock change differ in length; these numbers do not. */
function dayOf(at: number): number {
  const date = new Date(at)
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY_MS
}

function dateOf(at: number, now: number, words: TimeWords): string {
  const daysAgo = dayOf(now) - dayOf(at)
  const date = new Date(at)
  if (daysAgo === 1) return words.yesterday
  if (daysAgo < 7) return words.weekdays[date.getDay()] ?? ''
  const [year, month, day] = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  const isThisYear = year === new Date(now).getFullYear()
  return isThisYear ? words.monthDay(month, day) : words.yearMonthDay({ year, month, day })
}
