import type { FaultName } from '../../../../simulator/platform/faults/catalogue'
import { phoneOnADesk } from '../phone-on-a-desk'

/** A phone whose next task is hit by the fault, and the events that its mini-program gets from then on. */
async function struck(name: FaultName) {
  const phone = phoneOnADesk()
  const log: string[] = []
  const start = phone.clock.now()
  phone.wx.onAppHide(({ reason }) => log.push(`hide ${reason}`))
  phone.wx.onAppShow(() => log.push('show'))
  phone.wx.onNetworkStatusChange(({ networkType }) => log.push(networkType))
  phone.controls.faults.once(name)
  phone.clock.setTimeout(() => log.push('task'), 10)
  await phone.device.pass(10)
  return { ...phone, log, start }
}

describe('a fault of the moment', () => {
  it('ends the app before its next task', async () => {
    const { log, state } = await struck('killed-any-moment')

    expect([log, state().visibility]).toEqual([[], 'killed'])
  })

  it.each([
    ['show-spurious', ['task', 'show']],
    ['hide-show-spurious', ['task', 'hide 3', 'show']],
    ['network-flips', ['task', '4g']],
  ] as const)('reports an unexpected event with %s', async (name, told) => {
    const { log, state } = await struck(name)

    expect([log, state().visibility]).toEqual([told, 'shown'])
  })

  it('sets the clock, forward or back', async () => {
    const forward = await struck('clock-steps-forward')
    const back = await struck('clock-steps-back')

    expect(forward.clock.now() - forward.start).toBeGreaterThan(10_000)
    expect(back.clock.now() - back.start).toBeLessThan(-10_000)
  })

  it('covers the app with a native page for twenty seconds', async () => {
    const { log, device, state } = await struck('native-page-opens')
    expect([log, state().visibility]).toEqual([['task', 'hide 2'], 'hidden'])

    await device.pass(20_000)
    expect([log, state().visibility]).toEqual([['task', 'hide 2', 'show'], 'shown'])
  })

  it('takes the network away for three seconds', async () => {
    const { log, device } = await struck('network-drops')
    expect(log).toEqual(['task', 'none'])

    await device.pass(3_000)
    expect(log).toEqual(['task', 'none', 'wifi'])
  })

  it('also occurs in the background, unless it needs the foreground', async () => {
    const { clock, controls, device, state } = phoneOnADesk()
    for (const name of ['native-page-opens', 'show-spurious', 'network-flips'] as const) {
      controls.faults.once(name)
    }

    controls.hide()
    clock.setTimeout(() => undefined, 10)
    await device.pass(10)

    expect(state()).toMatchObject({ visibility: 'hidden', networkType: '4g' })
    expect(Object.keys(controls.faults.settings())).toEqual(['native-page-opens', 'show-spurious'])
  })
})
