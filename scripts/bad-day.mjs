/**
 * `npm run bad-day -- --minutes 2`: three phones write all the time while everything goes wrong; then the faults end.
 * Prints the counts, and saves a picture of the page in the system's temporary folder.
 */
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { findBrowser, LAUNCH_ARGS } from './browser.mjs'
import { startPage } from './start-page.mjs'

const MINUTE_MS = 60_000
const SAY_EVERY_MS = 10_000
const MOST_CALM_MS = 3 * MINUTE_MS
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '2' } } })

// Phones that are killed all the time also sign in all the time, from one address.
const server = await startPage({ LOGIN_BURST: '1000' })
const { executablePath, env } = await findBrowser()
const browser = await chromium.launch({ executablePath, env, args: LAUNCH_ARGS })
try {
  process.exitCode = await run(
    await browser.newPage({ viewport: { width: 1366, height: 900 }, locale: 'zh-CN' })
  )
} finally {
  await browser.close()
  await server.stop()
}

async function run(page) {
  page.on('console', (said) => said.type() === 'warning' && console.log(said.text()))
  await page.goto(`${server.address}?phones=3`)
  const forAll = (what) => page.getByTestId(`all-${what}`).click()
  await forAll('write')
  await watch(page, Date.now() + SAY_EVERY_MS, () => false)
  await forAll('bad-day')
  await watch(page, Date.now() + Number(values.minutes) * MINUTE_MS, () => false)
  await forAll('write')
  await forAll('bad-day')
  const counts = await watch(page, Date.now() + MOST_CALM_MS, isShown)
  const picture = path.join(os.tmpdir(), 'huiyin-bad-day.png')
  await page.screenshot({ path: picture, fullPage: true })
  console.log(`Picture of the page: ${picture}`)
  return isShown(counts) && !counts.lost && !counts.doubled && !counts.misplaced ? 0 : 1
}

function isShown({ sent, shown }) {
  return sent === shown
}

/** Prints the counts from time to time until the deadline, or until they are as expected. */
async function watch(page, until, isDone) {
  let counts = await totals(page)
  while (Date.now() < until && !isDone(counts)) {
    await page.waitForTimeout(Math.min(SAY_EVERY_MS, Math.max(0, until - Date.now())))
    counts = await totals(page)
    console.log(counts)
  }
  return counts
}

async function totals(page) {
  const pairs = await page
    .getByTestId('total')
    .locator('dd')
    .evaluateAll((all) => all.map(({ dataset }) => [dataset.testid, Number(dataset.count)]))
  return Object.fromEntries(pairs)
}
