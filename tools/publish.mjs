/**
 * Sends the mini-program to WeChat with an upload key: `preview` prints a QR code for a phone, `upload` makes a
 * trial version.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled } from './install.mjs'
import { Failure, explained } from './publishing/failure.mjs'
import { accountFrom } from './publishing/account.mjs'

const root = path.join(import.meta.dirname, '..')
const QR_PICTURE = 'preview-qr.jpg'

const OPTIONS = {
  desc: { type: 'string' },
  query: { type: 'string' },
  version: { type: 'string' },
}
const VERSION = /^\d+\.\d+\.\d+$/

// WeChat's package prints its steps and stacks, and rejects promises that nobody awaits
const say = console.log.bind(console)
const complain = console.error.bind(console)
process.once('unhandledRejection', fail)

try {
  await run()
} catch (error) {
  fail(error)
}

function fail(error) {
  complain(explained(error))
  process.exit(1)
}

async function run() {
  const { what, values } = asked()
  const account = accountFrom(process.env)
  ensureInstalled()
  for (const level of ['log', 'info', 'warn', 'error']) console[level] = () => undefined
  const wechat = await import('./publishing/wechat.mjs')
  if (what === 'upload') {
    await wechat.upload({ root, account, version: values.version, desc: values.desc ?? '' })
    say(`uploaded ${values.version}: choose it as the trial version at mp.weixin.qq.com → 版本管理`)
    return
  }
  const picture = path.join(process.cwd(), QR_PICTURE)
  say(await wechat.preview({ root, account, picture, query: values.query ?? '' }))
  say(`scan it with WeChat; saved as ${picture}. It is valid for about 25 minutes.`)
}

function asked() {
  const { values, positionals } = read()
  const [what] = positionals
  if (what !== 'preview' && what !== 'upload')
    throw new Failure(
      'usage: publish.mjs preview [--query KEY=VALUE] | upload --version 1.2.3 [--desc TEXT]'
    )
  if (what === 'upload' && !VERSION.test(values.version ?? ''))
    throw new Failure(
      '--version is missing: npm run upload -- --version 1.2.3 --desc "what is new"'
    )
  return { what, values }
}

function read() {
  try {
    return parseArgs({ options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new Failure(error.message)
  }
}
