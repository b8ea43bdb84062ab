import { twoOnAPage } from './two-on-a-page'

jest.setTimeout(60_000)

describe('two phones on the page of npm start', () => {
  const here = twoOnAPage()

  it('show a sent text on the other phone, and mark it as sent', async () => {
    await here.zhangsan.says('你好，李四')

    await here.lisi.sees('你好，李四')
    await here.zhangsan.seesSent('你好，李四')
  })

  it('show messages that were sent while a phone was in the background', async () => {
    await here.lisi.switches('hide')
    await here.lisi.isSuspended()
    await here.zhangsan.says('你在吗')
    await here.zhangsan.seesSent('你在吗')

    await here.lisi.switches('hide')

    await here.lisi.sees('你在吗')
    await here.lisi.is('open')
  })

  it('show messages that were sent while a phone was killed', async () => {
    await here.lisi.switches('relaunch')
    await here.zhangsan.says('重开也在')

    await here.lisi.opens('张三')

    await here.lisi.sees('重开也在')
  })

  it('send what was typed offline once and in order when the network is back', async () => {
    await here.zhangsan.switches('network')
    await here.zhangsan.is('none')
    await here.zhangsan.says('第一')
    await here.zhangsan.says('第二')
    await here.zhangsan.says('第三')
    await here.zhangsan.seesWaiting('第三')

    await here.zhangsan.switches('network')

    await here.lisi.sees('第三')
    expect((await here.lisi.hasRead()).slice(-3)).toEqual(['第一', '第二', '第三'])
    await here.zhangsan.seesSent('第三')
  })

  it('keep the page free from the banner of a lost network', async () => {
    await here.zhangsan.goesBack()
    await here.zhangsan.goesToMe()
    await here.zhangsan.switches('network')

    const banner = await here.zhangsan.placeOf('connection-banner [class*="--banner "]')
    const person = await here.zhangsan.placeOf('.person')

    expect(person.y).toBeGreaterThanOrEqual(banner.y + banner.height)
  })

  it('show a compile error over the phones, with its position', async () => {
    const message = 'missing end tag'
    const problems = [{ file: 'pages/chat/chat.wxml', line: 3, column: 5, message }]
    await here.page.route('**/build.json', (route) =>
      route.fulfill({ json: { build: 'broken', problems } })
    )

    await here.page.getByText('pages/chat/chat.wxml:3:5: missing end tag').waitFor()
  })

  it('keep what was typed offline over a relaunch', async () => {
    await here.zhangsan.switches('network')
    await here.zhangsan.says('还在路上')
    await here.zhangsan.seesWaiting('还在路上')

    await here.zhangsan.switches('relaunch')

    await here.lisi.sees('还在路上')
  })
})
