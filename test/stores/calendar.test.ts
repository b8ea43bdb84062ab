import { transformSync } from '@swc/core'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { nextMidnight } from '../../miniprogram/stores/look/times'
import { row, said } from '../services/entries'
import { Surroundings } from '../services/phone'
import { open } from './open-chat'

const ROOT = path.join(__dirname, '../..')
const HOUR_MS = 60 * 60 * 1000

const WORDS = `{
  yesterday: 'yesterday', weekdays: ['Su', 'Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa'],
  monthDay: (month, day) => month + '/' + day, yearMonthDay: ({ year, month, day }) => year + '/' + month + '/' + day,
}`

/** Runs the phone's own file in a process with that time zone, because an engine reads the zone when it starts. */
function inZone(zone: string, expression: string): unknown {
  const source = readFileSync(path.join(ROOT, 'miniprogram/stores/look/times.ts'), 'utf8')
  const { code } = transformSync(source, {
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2020' },
    module: { type: 'commonjs' },
  })
  const told = `${code}; const at = (text) => new Date(text).getTime(); const words = ${WORDS};
    process.stdout.write(JSON.stringify(${expression}))`
  const env = { ...process.env, TZ: zone }
  return JSON.parse(
    execFileSync(process.execPath, ['-e', told], { cwd: ROOT, env, encoding: 'utf8' })
  )
}

/** Clocks go forward at midnight: the day has no 0:00. */
const SPRINGS = [
  { zone: 'Africa/Cairo', day: '2026-04-24' },
  { zone: 'America/Santiago', day: '2026-09-06' },
  { zone: 'Asia/Beirut', day: '2026-03-29' },
]

/** Clocks go back at midnight: the previous day has 25 hours, and its last hour occurs twice. */
const AUTUMNS = [
  { zone: 'Africa/Cairo', day: '2026-10-30' },
  { zone: 'America/Santiago', day: '2026-04-05' },
  { zone: 'Asia/Beirut', day: '2026-10-25' },
]

const before = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00Z`) - days * 24 * HOUR_MS).toISOString().slice(0, 10)

describe('where clocks change at midnight', () => {
  it.each([...SPRINGS, ...AUTUMNS])('yesterday is yesterday in $zone on $day', ({ zone, day }) => {
    const label = (at: string, now: string) => `shortTime(at('${at}'), at('${now}'), words)`
    const [yesterday, older] = [before(day, 1), before(day, 2)]
    const tomorrow = before(day, -1)

    expect(
      inZone(
        zone,
        `[${[
          label(`${yesterday}T00:30`, `${day}T01:30`),
          label(`${yesterday}T23:30`, `${day}T23:30`),
          label(`${day}T01:30`, `${tomorrow}T00:10`),
          label(`${day}T23:59`, `${tomorrow}T23:59`),
          label(`${day}T01:05`, `${day}T23:59`),
        ].join()}, ${label(`${older}T23:59`, `${day}T01:10`)} === 'yesterday',
          ${label(`${day}T12:00`, `${before(day, -7)}T12:00`)} === ${label(`${day}T12:00`, `${before(day, -6)}T12:00`)}]`
      )
    ).toEqual(['yesterday', 'yesterday', 'yesterday', 'yesterday', '01:05', false, false])
  })

  it.each([...SPRINGS, ...AUTUMNS])(
    'the next day begins when the calendar says so in $zone',
    ({ zone, day }) => {
      const told = inZone(
        zone,
        `(() => { const next = nextMidnight(at('${before(day, 1)}T12:00')); const of = (t) => new Date(t).getDate();
        return [of(next) === of(at('${day}T12:00')), of(next - 1) === of(at('${before(day, 1)}T12:00'))] })()`
      )

      expect(told).toEqual([true, true])
    }
  )
})

describe('time labels', () => {
  it('change when midnight passes while the app is open, in the list and in the chat', async () => {
    const { phone, clock, chat, lines } = await atElevenInTheEvening()
    phone.show()
    await clock.pass(100)
    expect(phone.inbox.rows[0]?.time).toBe('22:00')

    await clock.pass(HOUR_MS + 1_000)

    expect(phone.inbox.rows[0]?.time).toBe('昨天')
    expect(lines()).toEqual(['昨天 22:00'])
    chat.close()
  })

  it('change when the app comes to the front on another day', async () => {
    const { phone, clock } = await atElevenInTheEvening()
    phone.show()
    phone.hide()
    await clock.pass(3 * HOUR_MS)
    expect(phone.inbox.rows[0]?.time).toBe('22:00')

    phone.show()
    await clock.pass(100)

    expect(phone.inbox.rows[0]?.time).toBe('昨天')
  })

  it.each([-30, -5, 7, 49])(
    'are the same on a phone whose clock is %i hours off',
    async (hours) => {
      const { phone, lines } = await atElevenInTheEvening(hours * HOUR_MS)

      expect(phone.inbox.rows[0]?.time).toBe('22:00')
      expect(lines()).toEqual(['22:00'])
    }
  )

  it.each([-30, -1, 7, 49])(
    'are right again within half a minute of a change of the phone’s clock by %i hours',
    async (hours) => {
      const { surroundings, phone, chat, server, clock, lines } = await atElevenInTheEvening()
      surroundings.clockOffMs = hours * HOUR_MS

      await clock.pass(30_000)
      server.mute.add('/message/send')
      chat.edit('late?')
      chat.send()
      await clock.pass(100)

      expect(lines()).toEqual(['22:00', '23:00'])
      expect(phone.inbox.rows[0]?.time).toBe('23:00')
    }
  )

  it('do not follow an answer that took long to come', async () => {
    const { chat, clock, server, lines } = await atElevenInTheEvening()
    server.latencyMs = 3_000
    server.results.set('/ping', { now: clock.now() - 9 * HOUR_MS })

    await clock.pass(30_000)
    chat.edit('late?')
    chat.send()
    await clock.pass(100)

    expect(server.count('/ping')).toBe(1)
    expect(lines()).toEqual(['22:00', '23:00'])
  })

  it('do not depend on the clock of the phone that sends', async () => {
    const { chat, clock, server, lines } = await atElevenInTheEvening(-9 * HOUR_MS)
    server.mute.add('/message/send')

    chat.edit('late?')
    chat.send()
    await clock.pass(100)

    expect(lines()).toEqual(['22:00', '23:00'])
  })

  it('call a time in the future today', async () => {
    const { phone, server, clock } = await atElevenInTheEvening()

    server.says('c1', { at: nextMidnight(clock.now()) + 3 * 24 * HOUR_MS + 60_000 })
    await clock.pass(200)

    expect(phone.inbox.rows[0]?.time).toBe('00:01')
  })
})

/** Bob wrote at ten, and it is eleven. The phone's clock may be wrong. */
async function atElevenInTheEvening(clockOffMs = 0) {
  const surroundings = new Surroundings()
  const { server, clock } = surroundings
  surroundings.clockOffMs = clockOffMs
  const midnight = nextMidnight(clock.now())
  await clock.pass(midnight - HOUR_MS - clock.now())
  const entry = said(1, { at: clock.now() - HOUR_MS })
  server.rows.set('c1', row({ lastSeq: 1, n: 1, readSeq: 1, readN: 1, last: entry }))
  server.logs.set('c1', [entry])
  const phone = await surroundings.live()
  const { chat, page } = open(phone.openChat('c1'))
  await clock.pass(100)
  const lines = () => page.rows.filter(({ kind }) => kind === 'time').map(({ text }) => text)
  return { surroundings, phone, server, clock, chat, page, lines }
}
