import { twoOnAPage } from './two-on-a-page'

jest.setTimeout(60_000)

describe('two phones on the page that npm start prints', () => {
  const here = twoOnAPage()

  it('a text sent from one appears in the other, and is marked sent', async () => {
    await here.zhangsan.says('你好，李四')

    await here.lisi.sees('你好，李四')
    await here.zhangsan.seesSent('你好，李四')
  })

  it('what is said while a phone is in the background is there when it comes back', async () => {
    await here.lisi.switches('hide')
    await here.lisi.isSuspended()
    await here.zhangsan.says('你在吗')
    await here.zhangsan.seesSent('你在吗')

    await here.lisi.switches('hide')

    await here.lisi.sees('你在吗')
    await here.lisi.is('open')
  })

  it('what is said while a phone is killed is there when it is opened again', async () => {
    await here.lisi.switches('relaunch')
    await here.zhangsan.says('重开也在')

    await here.lisi.opens('张三')

    await here.lisi.sees('重开也在')
  })

  it('what is typed without a network goes out once and in order when it is back', async () => {
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

  it('the banner of a lost network covers nothing of the page below it', async () => {
    await here.zhangsan.goesBack()
    await here.zhangsan.goesToMe()
    await here.zhangsan.switches('network')

    const banner = await here.zhangsan.placeOf('connection-banner [class*="--banner "]')
    const person = await here.zhangsan.placeOf('.person')

    expect(person.y).toBeGreaterThanOrEqual(banner.y + banner.height)
  })

  it('a mistake in the source is shown over the phones, with its place', async () => {
    const message = 'missing end tag'
    const problems = [{ file: 'pages/chat/chat.wxml', line: 3, column: 5, message }]
    await here.page.route('**/build.json', (route) =>
      route.fulfill({ json: { build: 'broken', problems } })
    )

    await here.page.getByText('pages/chat/chat.wxml:3:5: missing end tag').waitFor()
  })

  it('what is typed without a network outlives the phone', async () => {
    await here.zhangsan.switches('network')
    await here.zhangsan.says('还在路上')
    await here.zhangsan.seesWaiting('还在路上')

    await here.zhangsan.switches('relaunch')

    await here.lisi.sees('还在路上')
  })
})
