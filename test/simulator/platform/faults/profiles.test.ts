import { phoneOnADesk } from '../phone-on-a-desk'
import { openOn } from '../open-socket'

describe('the profile of a device', () => {
  it.each([
    ['plain', 'devtools'],
    ['android', 'android'],
    ['ios', 'ios'],
    ['devtools', 'devtools'],
    ['windows', 'windows'],
    ['mac', 'mac'],
    ['harmony', 'ohos'],
  ] as const)('%s reports itself as %s', (profile, platform) => {
    const { wx, controls } = phoneOnADesk()

    controls.useProfile(profile)

    expect([wx.getDeviceInfo().platform, controls.faults.profile]).toEqual([platform, profile])
  })

  it('replaces the faults that were set before', () => {
    const { controls } = phoneOnADesk()

    controls.faults.set('close-lost', 'always')
    controls.useProfile('devtools')
    expect(controls.faults.settings()).toEqual({
      'never-suspended': 'always',
      'close-own-code-lost': 'always',
    })

    controls.useProfile('plain')
    expect(controls.faults.settings()).toEqual({})
  })

  it('hides the end of sockets that a suspension cut on an iPhone', async () => {
    const phone = phoneOnADesk()
    phone.controls.useProfile('ios')
    const { log } = openOn(phone)
    phone.links[0]!.listener.opened({})
    await phone.device.pass(0)

    phone.controls.hide()
    await phone.device.pass(10_000)
    phone.controls.show()
    await phone.device.pass(10_000)

    expect(log).toEqual([['open', {}]])
  })

  it('lets apps on a computer continue in the background', async () => {
    const { controls, device, state } = phoneOnADesk()
    controls.useProfile('windows')

    controls.hide()
    await device.pass(3_600_000)

    expect(state().visibility).toBe('hidden')
  })

  it('lacks on HarmonyOS what is missing there, without an error', () => {
    const { wx, controls } = phoneOnADesk()
    controls.useProfile('harmony')

    expect(wx.offNetworkStatusChange).toBeUndefined()
    expect(wx.canIUse('offNetworkStatusChange')).toBe(false)
    expect('offNetworkStatusChange' in wx).toBe(false)
    expect(wx.canIUse('onNetworkStatusChange')).toBe(true)
  })
})
