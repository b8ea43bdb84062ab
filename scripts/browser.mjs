/**
 * Finds a Chromium for the browser tests and the screenshots: an installed one, otherwise the one from an npm package
 * (Linux), otherwise Debian's, which is then installed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const INSTALLED = [
  process.env.CHROME_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The arguments of every launch: only the pages under test may use the network. */
export const LAUNCH_ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** `{ executablePath, env }` for playwright-core's launch. Throws a sentence if there is no browser. */
export async function findBrowser() {
  const installed = INSTALLED.find((candidate) => candidate && existsSync(candidate))
  if (installed) return { executablePath: installed, env: process.env }
  const packaged = await unpackBrowser()
  if (packaged && runs(packaged)) return packaged
  return installFromDebian()
}

async function unpackBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  // The package unpacks the shared libraries that a bare machine lacks only if it believes that it runs on
  // Amazon Linux, and it decides that when it is loaded.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs20.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  const executablePath = await chromium.executablePath()
  const libraries = path.join(os.tmpdir(), 'al2023', 'lib')
  return { executablePath, env: { ...process.env, LD_LIBRARY_PATH: libraries } }
}

function runs({ executablePath, env }) {
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--dump-dom', 'about:blank']
  return spawnSync(executablePath, args, { env, timeout: 30_000 }).status === 0
}

function installFromDebian() {
  console.log("No Chromium found: installing Debian's …")
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'] }
  spawnSync('apt-get', ['update'], quiet)
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], quiet)
  const executablePath = '/usr/bin/chromium'
  if (existsSync(executablePath)) return { executablePath, env: process.env }
  throw new Error(
    'The browser tests need a Chromium: install Chromium or Chrome, or set CHROME_PATH to one.'
  )
}
