/** `npm run screenshots`: plays a short conversation between two phones and takes the README's pictures of it. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { findBrowser, LAUNCH_ARGS } from './browser.mjs'
import { startPage } from './start-page.mjs'

const IMAGES = path.join(import.meta.dirname, '..', 'docs', 'images')
const VIEWPORT = { width: 1280, height: 800 }
const SAID = [
  ['张三', '今晚一起看电影吗？七点，老地方。'],
  ['李四', '好呀！刚才地铁里没信号，'],
  ['李四', '不过消息一条都没丢。'],
  ['张三', '回音嘛，每一句都有回应。'],
]

const { executablePath, env } = await findBrowser()
const server = await startPage()
const browser = await chromium.launch({ executablePath, env, args: LAUNCH_ARGS })
try {
  mkdirSync(IMAGES, { recursive: true })
  for (const colorScheme of ['light', 'dark']) await draw(colorScheme)
} finally {
  await browser.close()
  await server.stop()
}

async function draw(colorScheme) {
  const context = await browser.newContext({ viewport: VIEWPORT, colorScheme, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(server.address)
  for (const who of ['张三', '李四']) await screenOf(page, who).locator('textarea').waitFor()
  if (colorScheme === 'light') for (const [who, text] of SAID) await say(page, who, text)
  for (const who of ['张三', '李四'])
    await screenOf(page, who).getByText(SAID.at(-1)[1]).last().waitFor()
  await page.waitForFunction(isCounted)
  await picture(page, `two-phones-${colorScheme}`)
  await context.close()
}

/** Runs in the page: the counts are drawn a moment after the events. */
function isCounted() {
  const count = (what) =>
    document.querySelector(`[data-testid="total"] [data-testid="${what}"]`).dataset.count
  return count('acknowledged') === count('sent') && count('shown') === count('sent')
}

async function say(page, who, text) {
  await screenOf(page, who).locator('textarea').fill(text)
  await screenOf(page, who).getByRole('button', { name: '发送', exact: true }).click()
  for (const other of ['张三', '李四']) await screenOf(page, other).getByText(text).last().waitFor()
}

async function picture(page, name) {
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: path.join(IMAGES, `${name}.png`) })
  console.log(`docs/images/${name}.png`)
}

function screenOf(page, who) {
  return page.locator(`[data-testid="phone"][data-name="${who}"]`).frameLocator('iframe')
}
