/** @jest-environment ./test/simulator/phone-environment.ts */
import type { Hand } from '../simulator/hand'
import { en } from '../../miniprogram/text/en'
import { openRuntime, settled } from '../simulator/runtime-host'
import { launched, until } from './pages-on-a-phone'
import { AbsentServer, EndingServer } from './ending-server'
import { words } from './on-a-phone'
import { SmallServer } from './small-server'

async function mePage(server = new SmallServer()) {
  const phone = await launched(server)
  phone.phone.stack.switchTab('/pages/me/me')
  await until(() => phone.page.has('.person__name'))
  return phone.page
}

const problemOn = (page: Hand) => page.all('.problem')[0]?.textContent ?? ''

describe('the me page', () => {
  it('shows the user of the phone and the state of the connection', async () => {
    const page = await mePage()

    await until(() => page.has('.fact__value--live'))

    expect(page.textOf('.person__name')).toBe('小雨')
    expect(page.textOf('.letter')).toBe('小')
    expect(page.textOf('.fact__value--live')).toBe('已连接')
    expect(page.field('.fact__field').value).toBe('http://127.0.0.1:8080')
  })

  it('says the same as the banner if the phone is in use elsewhere', async () => {
    const server = new EndingServer()
    const page = await mePage(server)
    await until(() => page.has('.fact__value--live'))

    server.replaces()
    await until(() => page.has('.fact__value--replaced'))

    expect(page.textOf('.fact__value--replaced')).toBe(words.banner.replaced)
  })

  it('explains what is wrong with an address, and accepts a valid one', async () => {
    const page = await mePage()

    await page.type('.fact__field', 'chat.example.com')
    await page.tap('.fact__button')
    await until(() => problemOn(page) === '地址须以 http:// 或 https:// 开头')

    await page.type('.fact__field', 'http://a b')
    await page.tap('.fact__button')
    await until(() => problemOn(page) === '服务器地址格式不正确')

    await page.type('.fact__field', 'http://192.168.1.7:8080/')
    await page.tap('.fact__button')
    await until(() => page.field('.fact__field').value === 'http://192.168.1.7:8080')
    await until(() => problemOn(page) === '')
  })

  it('says once in its own card that the server cannot be reached, and tries again when told', async () => {
    const server = new AbsentServer()
    const phone = await launched(server)
    phone.phone.stack.switchTab('/pages/me/me')
    await until(() => phone.page.text.includes(words.signIn.troubles['sign-in-unreachable']))
    const asked = server.attempts

    await phone.page.tap('.sign-in__enter')
    await settled()

    expect(server.attempts).toBeGreaterThan(asked)
  })

  it('names the tabs in the language of the phone, though it is the first page that opens', async () => {
    const host = await openRuntime('miniprogram', { transport: new SmallServer(), language: 'en' })

    await host.open('/pages/me/me')

    await until(() => host.whole.textOf('.tab-bar').includes(en.tabs[1] ?? ''))
    expect(host.complaints).toEqual([])
    host.close()
  })
})
