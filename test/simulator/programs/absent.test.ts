/** @jest-environment ./test/simulator/phone-environment.ts */
import { type RuntimeHost } from '../runtime-host'
import { launched, shown } from './open-program'

let host: RuntimeHost
afterEach(() => host.close())

const launchedWith = async (onLoad: string) => {
  host = await launched({
    'pages/a/a.ts': `Page({ data: { is: '' }, onLoad() { ${onLoad} } })`,
    'pages/a/a.wxml': '{{is}}',
  })
}

describe('what wx does not have', () => {
  it.each([
    'if (!wx.cloud) this.setData({ is: "absent" })',
    'if (typeof wx.cloud === "undefined") this.setData({ is: "absent" })',
    'if (!wx.canIUse("cloud")) this.setData({ is: "absent" })',
    'if (!("cloud" in wx)) this.setData({ is: "absent" })',
    'wx.cloud?.init(); this.setData({ is: "absent" })',
  ])('is absent for whoever asks: %s', async (asking) => {
    await launchedWith(asking)

    expect(host.complaints).toEqual([])
    expect(shown(host)).toBe('absent')
  })

  it.each([
    ['scanCode', 'wx.scanCode()'],
    ['scanCode', 'const { scanCode } = wx; scanCode()'],
    ['scanCode', 'const api = "scanCode"; wx[api]()'],
    ['cloud', 'wx.cloud.init()'],
  ])('names itself when it is called: %s by %s', async (name, calling) => {
    await launchedWith(calling)

    expect(host.complaints).toEqual([`wx.${name} is not supported by the simulator`])
  })

  it('is not blamed for errors of others', async () => {
    await launchedWith('wx.cloud; null.x')

    expect(host.complaints).toEqual([expect.stringContaining('null')])
  })
})
