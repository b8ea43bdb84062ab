/** @jest-environment ./test/simulator/phone-environment.ts */
import type { Hand } from '../hand'
import { openRuntime, type RuntimeHost } from '../runtime-host'

let host: RuntimeHost
let page: Hand

beforeEach(async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined)
  host = await openRuntime('test/simulator/fixtures/built-ins')
  page = await host.open('/pages/strange/strange')
})

afterEach(() => host.close())

describe('what the simulator cannot do', () => {
  it('is named where a component is unknown, and marked on the page', () => {
    expect(host.complaints).toEqual(['<camera> is not supported by the simulator'])
    expect(page.has('wx-unsupported[data-tag="camera"]')).toBe(true)
  })

  it('is named where a call of wx is missing', async () => {
    await page.tap('.call')

    expect(host.complaints).toContain('wx.scanCode is not supported by the simulator')
  })
})

describe('what a phone does not do', () => {
  it('is to run code from a string', async () => {
    await page.tap('.eval')

    expect(host.complaints).toContain('phones run no code from a string')
  })
})

describe('what a handler throws', () => {
  it('is told, and the page goes on', async () => {
    await page.tap('.throw')

    expect(host.complaints).toContain('thrown by a handler')
  })
})

describe('data that is not JSON', () => {
  it('is named where a page begins with it', async () => {
    const lossy = await openRuntime('test/simulator/fixtures/lossy')

    expect(lossy.complaints).toEqual([
      'initial data of pages/a/a: "words.count" cannot be sent as JSON',
    ])
    lossy.close()
  })
})
