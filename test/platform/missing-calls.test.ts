import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { openPlatform } from '../../miniprogram/platform/open-platform'
import { openScreen } from '../../miniprogram/platform/screen'
import type { Wx } from '../../miniprogram/platform/wx'
import { wordsFor } from '../../miniprogram/text/words'
import { VirtualClock } from '../world/virtual-clock'

const FOLDER = path.resolve('miniprogram/platform')

/** Every member of `wx` that the mini-program uses. */
const used = [...new Set(readdirSync(FOLDER).flatMap((file) => membersIn(file)))].sort()

function membersIn(file: string): string[] {
  const source = readFileSync(path.join(FOLDER, file), 'utf8')
  return [...source.matchAll(/\bwx\.([a-zA-Z]+)/g)].map(([, name = '']) => name)
}

/** Present in every client since 1.x. Without them nothing can be shown or stored. */
const EVERYWHERE = ['createSelectorQuery', 'getStorageInfoSync', 'getStorageSync']
const EVERYWHERE_TOO = ['removeStorageSync', 'setStorageSync']

const NEVER_MISSING = new Set([...EVERYWHERE, ...EVERYWHERE_TOO])
const optional = used.filter((name) => !NEVER_MISSING.has(name))

/** A client that has every call except these, and that answers none of them. */
function clientWithout(missing: readonly string[]): Wx {
  const query = { in: () => query }
  const answers: Record<string, unknown> = {
    getStorageInfoSync: { keys: [] },
    createSelectorQuery: query,
  }
  const members = used
    .filter((name) => !missing.includes(name))
    .map((name) => [name, () => answers[name] ?? {}])
  return Object.fromEntries(members) as Wx
}

/** Calls everything that services and pages may call, once. */
async function askAll(wx: Wx): Promise<void> {
  const { random, sockets, http, storage, network, account, device } = openPlatform(wx)
  const screen = openScreen(wx, wordsFor('zh_CN').screen, new VirtualClock())
  const listener = { opened: ignore, received: ignore, failed: ignore, closed: ignore }
  network.onChange(ignore)
  expect(random.bytes(12)).toHaveLength(12)
  expect([device.environment, device.version, device.language, device.client]).toHaveLength(4)
  storage.set('a', storage.get('a') ?? storage.keys())
  storage.remove('a')
  sockets.open('ws://there/ws', listener).close()
  for (const answer of [http.get('http://there/'), network.status(), account.code()])
    answer.catch(ignore)
  screen.toChat('a')
  screen.toDiagnostics()
  screen.nameTabs(['消息', '我'])
  screen.showTitle('消息')
  screen.showTabBadge('1')
  screen.showTabBadge('')
  screen.copy('诊断')
  screen.tell('好')
  screen.endPullDown()
  screen.hideKeyboard()
  screen.query({})
  void screen.choose('发送失败', ['重发'])
  await new Promise(setImmediate)
}

const ignore = (): void => undefined

describe('a client that lacks a call', () => {
  it.each(optional)('runs without wx.%s', async (name) => {
    await expect(askAll(clientWithout([name]))).resolves.toBeUndefined()
  })

  it('runs without all of them', async () => {
    await expect(askAll(clientWithout(optional))).resolves.toBeUndefined()
  })

  it('counts as released if it does not report the environment', () => {
    const { environment, language } = openPlatform(clientWithout(optional)).device

    expect([environment, language]).toEqual(['release', ''])
  })

  it('that is old returns in one call what newer ones return in two', () => {
    const wx = {
      ...clientWithout(['getAppBaseInfo', 'getDeviceInfo']),
      getSystemInfoSync: () => ({
        SDKVersion: '2.19.0',
        version: '8.0.2',
        language: 'en',
        system: 'iOS 12.5',
        platform: 'ios',
        brand: 'Apple',
        model: 'iPhone 6',
        fontSizeSetting: 20,
      }),
    } as unknown as Wx

    expect(openPlatform(wx).device.client).toEqual({
      version: '8.0.2',
      baseLibrary: '2.19.0',
      host: '',
      system: 'iOS 12.5',
      platform: 'ios',
      model: 'Apple iPhone 6',
    })
    expect(openScreen(wx, wordsFor('en').screen).textScale).toBe(1.25)
  })
})
