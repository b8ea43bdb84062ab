import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { programOf, sweep } from '../simulator/program-folder'
import { openBrowser } from './chromium'
import { npmSimulate } from './npm-simulate'

jest.setTimeout(60_000)

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  sweep()
})

/** The folder of a project whose mini-program shows its options, and has one deprecated attribute. */
function projectFolder(): string {
  const source = programOf({
    'pages/a/a.ts': `Page({
      data: { items: ['one', 'two'], options: '' },
      onLoad(options) { this.setData({ options: JSON.stringify(options) }) },
    })`,
    'pages/a/a.wxml': '<view wx:for-items="{{items}}">{{item}}</view><view>{{options}}</view>',
  })
  const folder = path.dirname(source)
  const config = { miniprogramRoot: 'miniprogram/', projectname: 'Somebody%E5%AE%B6' }
  writeFileSync(path.join(folder, 'project.config.json'), `\uFEFF${JSON.stringify(config)}`)
  return folder
}

describe('npm run simulate', () => {
  it('runs the mini-program of another project, and nothing of the chat', async () => {
    const { address, printed, stop } = await npmSimulate(projectFolder())
    const page = await browser.newPage()
    await page.goto(address)

    const phone = page.frameLocator('iframe')
    await phone.getByText('two', { exact: true }).waitFor()
    await phone.getByText('{}', { exact: true }).waitFor()
    expect(await page.locator('iframe').count()).toBe(1)
    expect(await page.title()).toBe('Somebody家')
    expect(await page.getByTestId('all-write').isVisible()).toBe(false)
    expect(await page.getByTestId('problems').isVisible()).toBe(false)
    expect(await page.getByTestId('notes').innerText()).toContain('pages/a/a.wxml:1:7: ')
    expect(printed()).toContain('pages/a/a.wxml:1:7: this attribute is deprecated')
    expect(await stop()).toBe(0)
  })

  it('serves nothing from outside of its folder', async () => {
    const { address, stop } = await npmSimulate(projectFolder())

    const statusOf = async (url: string) => (await fetch(new URL(url, address))).status
    expect(await statusOf('phone.html')).toBe(200)
    expect(await statusOf('/..%2f..%2fetc%2fpasswd')).toBe(404)
    expect(await statusOf('/gone.js')).toBe(404)
    await stop()
  })

  it.each([
    [undefined, 'Name the folder of a mini-program: npm run simulate -- path/to/project\n'],
    ['/nowhere', 'The folder /nowhere does not exist.\n'],
    ['docs', expect.stringContaining('docs has no app.json: ') as string],
  ])('says in one sentence that %s is no mini-program', async (folder, sentence) => {
    await expect(npmSimulate(folder)).rejects.toMatchObject({ message: sentence })
  })

  it('says in one sentence that its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo

    await expect(npmSimulate(projectFolder(), { PORT: String(port) })).rejects.toThrow(
      `PORT ${port} is taken by another process: stop that one, or set PORT to another number.`
    )
    other.close()
  })
})
