import { openPlatform } from '../../miniprogram/platform/open-platform'
import { systemClock } from '../../miniprogram/platform/clock'
import type { Wx } from '../../miniprogram/platform/wx'
import { inMemory } from '../../simulator/platform/key-values'
import { createPhone } from '../../simulator/platform/phone'
import type { Transport } from '../../simulator/platform/transport'

type Request = Parameters<Transport['request']>

const link = { send: () => undefined, close: () => undefined, cut: () => undefined }

function phone(request: Transport['request'] = () => () => undefined) {
  const { wx, controls } = createPhone({
    clock: systemClock,
    random: { bytes: (length) => new Uint8Array(length) },
    transport: { connect: () => link, request },
    storage: inMemory(),
    name: '小雨',
  })
  return { ports: openPlatform(wx as unknown as Wx), controls }
}

describe('the ports over a phone without a screen', () => {
  it('store values, and cannot tell an absent one from an empty text', () => {
    const { storage } = phone().ports

    storage.set('a', { deep: [1] })
    storage.set('b', 2)
    storage.remove('b')

    expect([storage.get('a'), storage.get('b'), storage.keys()]).toEqual([
      { deep: [1] },
      undefined,
      ['a'],
    ])
  })

  it('explain why a value cannot be stored', () => {
    const { storage } = phone().ports

    expect(() => storage.set('a', 'x'.repeat(1024 * 1024 + 1))).toThrow(/setStorage/)
  })

  it('send HTTP requests, and return the status and the body', async () => {
    const { ports } = phone((...[, listener]: Request) => {
      listener.answered({ status: 401, header: {}, body: '{"code":"expired"}' })
      return () => undefined
    })

    await expect(ports.http.post('http://there/api/login', {})).resolves.toEqual({
      status: 401,
      body: { code: 'expired' },
    })
  })

  it("fail over HTTP in the platform's words", async () => {
    const { ports, controls } = phone()
    controls.setNetwork('none')

    await expect(ports.http.get('http://there/api/server')).rejects.toThrow(/^request:fail/)
  })

  it('report the network and its changes', async () => {
    const { ports, controls } = phone()
    const heard: unknown[] = []
    ports.network.onChange((status) => heard.push(status))

    controls.setNetwork('none')

    await expect(ports.network.status()).resolves.toEqual({ isConnected: false, type: 'none' })
    expect(heard).toEqual([{ isConnected: false, type: 'none' }])
  })

  it("describe the user's client and the running copy", async () => {
    const { account, device } = phone().ports

    await expect(account.code()).resolves.toBe('demo:小雨')
    expect([device.environment, device.version, device.language]).toEqual(['develop', '', 'zh_CN'])
  })
})
