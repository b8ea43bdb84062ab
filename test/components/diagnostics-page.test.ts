/** @jest-environment ./test/simulator/phone-environment.ts */
import type { RuntimeHost } from '../simulator/runtime-host'
import { words } from './on-a-phone'
import { launched, until } from './pages-on-a-phone'
import { EndingServer } from './ending-server'
import { SmallServer } from './small-server'

async function onMe(server = new SmallServer()): Promise<RuntimeHost> {
  const phone = await launched(server)
  phone.phone.stack.switchTab('/pages/me/me')
  await until(() => phone.page.has('.fact__value--live'))
  return phone
}

async function diagnostics(server = new SmallServer()): Promise<RuntimeHost> {
  const phone = await onMe(server)
  await phone.page.tap('[aria-label="诊断"]')
  await until(() => phone.page.has('.state__dot--live'))
  return phone
}

const factsOn = ({ page }: RuntimeHost): Record<string, string> =>
  Object.fromEntries(
    page
      .all('.fact')
      .map((fact) => [...fact.children].map(({ textContent }) => textContent))
      .map(([name = '', value = '']) => [name, value])
  )

async function copiedOn({ phone }: RuntimeHost): Promise<string> {
  const { getClipboardData } = phone.wx as { getClipboardData: () => Promise<{ data: string }> }
  return (await getClipboardData()).data
}

describe('the diagnostics page', () => {
  it('shows the state of the connection', async () => {
    const phone = await diagnostics()

    expect(phone.page.textOf('.state__name')).toBe('已连接')
    expect(phone.page.textOf('.state__next')).toBe('经 WebSocket 收发消息')
    expect(factsOn(phone)).toMatchObject({
      往返时间: expect.stringMatching(/^\d+ ms$/) as unknown,
      上次断开: '无',
      待发送: '无',
      已缓存: '0 个会话0 份聊天记录',
      版本: expect.stringMatching(/^开发版协议 \d+缓存 \d+$/) as unknown,
    })
  })

  it('lists events, newest first, and copies all of them', async () => {
    const phone = await diagnostics()

    const events = phone.page.all('.event__text').map(({ textContent }) => textContent)
    expect(events.filter((event) => event.startsWith('connection'))).toEqual([
      'connection: live',
      'connection: syncing',
      'connection: signing-in',
      'connection: connecting',
    ])

    await phone.page.tap('.log__copy')
    const copied = await copiedOn(phone)
    for (const event of events) expect(copied).toContain(event)
  })

  it('copies the facts about the phone that help to find a fault', async () => {
    const phone = await diagnostics()

    await phone.page.tap('.log__copy')

    const lines = (await copiedOn(phone)).split('\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^server: https?:\/\/.+, protocols 1 to 1$/) as unknown,
        'network: wifi',
        'client: WeChat 8.0.50, base library 3.7.1',
        'device: devtools, simulator, huiyin simulator',
        'renderer webview, framework glass-easel',
      ])
    )
  })

  it('counts down to the next attempt if the connection is lost, and offers an immediate one', async () => {
    const server = new EndingServer()
    const phone = await diagnostics(server)

    server.goes()
    await until(() => /^\d+ 秒后重试$/.test(phone.page.textOf('.state__next')))

    expect(phone.page.textOf('.state__retry')).toBe('立即重试')
  })

  it('shows no countdown without a network', async () => {
    const phone = await diagnostics()

    phone.platform.controls.setNetwork('none')
    await until(() => phone.page.textOf('.state__name') === '网络不可用')
    await until(() => !phone.page.has('.state__dot--live'))

    expect(phone.page.textOf('.state__next')).toBe('连接恢复后自动发送')
  })

  it('says the same as the banner, with the same button, if the phone is in use elsewhere', async () => {
    const server = new EndingServer()
    const phone = await diagnostics(server)

    server.replaces()
    await until(() => factsOn(phone)['上次断开'] === words.banner.replaced)

    expect(phone.page.textOf('.state__name')).toBe(words.banner.replaced)
    expect(phone.page.textOf('.state__retry')).toBe(words.banner.actions.replaced)
    expect(phone.page.textOf('.event__text')).toBe('connection: refused (replaced)')
  })
})
