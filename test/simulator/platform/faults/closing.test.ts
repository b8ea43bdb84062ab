import { endReports, type SocketEnd } from '../../../../simulator/platform/faults/closing'
import { Faults, type FaultSettings } from '../../../../simulator/platform/faults/switches'
import { SeededRandom } from '../../../world/seeded-random'
import { withOpenSocket } from '../open-socket'
import { noting } from '../phone-on-a-desk'

const END: SocketEnd = { code: 4001, reason: 'kicked', cause: 'other' }
const TOLD = 'close 4001 kicked'
const BROKEN = 'error'

/** The reports of an end to the app, one line each. */
function told(settings: FaultSettings, end: Partial<SocketEnd> = {}): string[] {
  const faults = new Faults(new SeededRandom(1))
  faults.setAll(settings)
  return endReports(faults, { ...END, ...end }).map((report) => {
    const late = report.afterMs > 0 ? ` ${report.afterMs} ms late` : ''
    if (report.name === 'error') return `error${late}`
    const { code, reason } = report.event
    return `close ${code} ${reason}${late}`
  })
}

describe('the end of a socket', () => {
  it('is reported once and correctly without a fault', () => {
    expect(told({})).toEqual([TOLD])
  })

  it.each([
    ['close-lost', []],
    ['close-late', [`${TOLD} 3000 ms late`]],
    ['close-twice', [TOLD, TOLD]],
    ['close-without-code', ['close undefined undefined']],
    ['close-error-before', [BROKEN, TOLD]],
    ['close-error-after', [TOLD, BROKEN]],
    ['close-error-instead', [BROKEN]],
  ] as const)('is reported differently with %s', (name, reports) => {
    expect(told({ [name]: 'always' })).toEqual(reports)
  })

  it('has, with close-false-code, any code that was ever seen', () => {
    const faults = new Faults(new SeededRandom(1))
    faults.set('close-false-code', 'always')
    const codes = Array.from({ length: 200 }, () => endReports(faults, END)).map(([report]) =>
      report?.name === 'close' ? report.event.code : undefined
    )

    expect([...new Set(codes)].sort()).toEqual([0, 1000, 1001, 1005, 1006, undefined])
  })

  it("loses the code of the app's own close, and no other, with close-own-code-lost", () => {
    const settings: FaultSettings = { 'close-own-code-lost': 'always' }

    expect(told(settings, { cause: 'own' })).toEqual(['close 1000 '])
    expect(told(settings)).toEqual([TOLD])
  })

  it('is not reported after a suspension with suspend-close-lost, but otherwise is', () => {
    const settings: FaultSettings = { 'suspend-close-lost': 'always' }

    expect(told(settings, { cause: 'suspension' })).toEqual([])
    expect(told(settings)).toEqual([TOLD])
  })

  it('reaches the app late if it is reported late', async () => {
    const { phone, log, link } = await withOpenSocket({ 'close-late': 'once' })

    link.listener.closed(1006, '')
    await phone.device.pass(2_999)
    expect(log).toEqual([])
    await phone.device.pass(1)
    expect(log).toEqual([['close', 1006, '']])
  })
})

describe('a closed socket', () => {
  it('still claims to be open with ready-state-stale, but sends nothing', async () => {
    const { phone, task, link } = await withOpenSocket({ 'ready-state-stale': 'once' })
    const log: unknown[] = []

    link.listener.closed(1006, '')
    task.send({ data: 'late', ...noting(log) })
    await phone.device.pass(0)

    expect(task.readyState).toBe(1)
    expect(log).toEqual([['fail', { errMsg: 'sendSocketMessage:fail taskID not exist' }]])
  })

  it('still receives for a second with messages-after-close', async () => {
    const { phone, task, log, link } = await withOpenSocket({ 'messages-after-close': 'once' })

    task.close({})
    await phone.device.pass(900)
    link.listener.received('late')
    await phone.device.pass(200)
    link.listener.received('too late')
    await phone.device.pass(0)

    expect(log).toEqual([
      ['close', 1000, 'normal closure'],
      ['message', 'late'],
    ])
    expect(link.end).toBe('closed 1000 normal closure')
  })
})

describe('a call of close', () => {
  it('fails with close-call-fails, and no close is reported', async () => {
    const { phone, task, log, link } = await withOpenSocket({ 'close-call-fails': 'once' })
    const answers: unknown[] = []

    task.close(noting(answers))
    await phone.device.pass(1_000)

    expect(answers).toEqual([['fail', { errMsg: 'closeSocket:fail wcwss taskID not exist' }]])
    expect([log, link.end, phone.state().sockets]).toEqual([[], 'cut', []])
  })

  it('throws with close-call-throws', async () => {
    const { phone, task } = await withOpenSocket({ 'close-call-throws': 'once' })

    expect(() => task.close({})).toThrow('closeSocket:fail taskID not exist')
    expect(phone.state().sockets).toEqual([])
  })
})
