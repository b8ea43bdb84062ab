import type { FaultSettings } from '../../../../simulator/platform/faults/switches'
import { URL_OF_SERVER } from '../open-socket'
import { noting, phoneOnADesk } from '../phone-on-a-desk'

/** A phone that records the events of its mini-program. */
function observed(faults: FaultSettings = {}) {
  const phone = phoneOnADesk()
  const log: unknown[] = []
  const task = phone.wx.connectSocket({ url: URL_OF_SERVER })
  task.onClose(({ code, reason }) => log.push(['close', code, reason]))
  phone.wx.onAppHide(({ reason }) => log.push(`hide ${reason}`))
  phone.wx.onAppShow(() => log.push('show'))
  phone.links[0]!.listener.opened({})
  phone.controls.faults.setAll(faults)
  return { ...phone, log, link: phone.links[0]! }
}

const INTERRUPTED = ['close', 1000, 'interrupted']

describe('hide and show events', () => {
  it.each([
    ['hide-untold', ['show']],
    ['hide-repeated', ['hide 0', 'hide 0', 'show']],
    ['show-repeated', ['hide 0', 'show', 'show']],
  ] as const)('are reported differently with %s', async (name, told) => {
    const { controls, device, log } = observed({ [name]: 'always' })

    controls.hide()
    await device.pass(1_000)
    controls.show()
    await device.pass(0)

    expect(log).toEqual(told)
  })

  it('name a native page as the reason, which closes by itself', async () => {
    const { controls, device, log, state } = observed()

    controls.openNativePage(20_000)
    await device.pass(10_000)
    expect(state().visibility).toBe('suspended')
    await device.pass(10_000)

    expect(log).toEqual(['hide 2', INTERRUPTED, 'show'])
    expect(state().visibility).toBe('shown')
  })
})

describe('suspension', () => {
  it('never happens with never-suspended, and the network may be used', async () => {
    const { wx, controls, device, log, state } = observed({ 'never-suspended': 'always' })

    controls.hide()
    await device.pass(600_000)
    wx.connectSocket({ url: URL_OF_SERVER, ...noting(log) })
    await device.pass(0)

    const success = ['success', { errMsg: 'connectSocket:ok', socketTaskId: 2 }]
    expect(log).toEqual(['hide 0', success])
    expect(state()).toMatchObject({ visibility: 'hidden', sockets: ['open', 'connecting'] })
  })

  it('does not report the sockets that it cuts with suspend-close-lost', async () => {
    const { controls, device, log, link, state } = observed({ 'suspend-close-lost': 'always' })

    controls.hide()
    await device.pass(6_000)
    controls.show()
    await device.pass(60_000)

    expect([log, link.end, state().sockets]).toEqual([['hide 0', 'show'], 'cut', []])
  })

  it('cuts sockets only after ten seconds with suspend-cut-late, unless the app is back', async () => {
    const { controls, device, log, link } = observed({ 'suspend-cut-late': 'always' })

    controls.hide()
    await device.pass(9_900)
    controls.show()
    await device.pass(10_000)
    expect([log, link.end]).toEqual([['hide 0', 'show'], ''])

    controls.hide()
    await device.pass(10_000)
    expect(link.end).toBe('cut')
  })

  it('does not cut sockets with suspend-spares-sockets', async () => {
    const { controls, device, log, link } = observed({ 'suspend-spares-sockets': 'always' })

    controls.hide()
    await device.pass(600_000)
    controls.show()
    await device.pass(0)

    expect([log, link.end]).toEqual([['hide 0', 'show'], ''])
  })
})

describe('a mini-program that stays in the background', () => {
  it('ends after thirty minutes with killed-after-30-minutes', async () => {
    const { controls, device, state } = observed({ 'killed-after-30-minutes': 'always' })

    controls.hide()
    await device.pass(1_799_999)
    expect(state().visibility).toBe('suspended')
    await device.pass(1)
    expect(state().visibility).toBe('killed')
  })

  it('is not ended once it is back', async () => {
    const { controls, device, state } = observed({ 'killed-after-30-minutes': 'always' })

    controls.hide()
    await device.pass(1_000_000)
    controls.show()
    await device.pass(3_600_000)

    expect(state().visibility).toBe('shown')
  })
})
