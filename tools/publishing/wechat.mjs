import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'

// WeChat's package is CommonJS, prints by itself, and leaves folders where it runs.
const require = createRequire(import.meta.url)
const ci = require('miniprogram-ci')
const { generateTerminalQrcode } = require('miniprogram-ci/dist/ci/utils/terminalQrcode')

const scratch = mkdtempSync(path.join(os.tmpdir(), 'huiyin-publish-'))
process.chdir(scratch)
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))

const IGNORED = [
  'node_modules/**/*',
  'server/**/*',
  'simulator/**/*',
  'test/**/*',
  'tools/**/*',
  'data/**/*',
]
const SETTING = { useProjectConfig: true }

/** Compiles and uploads a preview. Saves its QR code as a picture, and returns it as text for a terminal. */
export async function preview({ root, account, picture, query }) {
  const encoded = path.join(scratch, 'preview.txt')
  await ci.preview({
    project: projectOf(root, account),
    desc: 'preview',
    setting: SETTING,
    qrcodeFormat: 'base64',
    qrcodeOutputDest: encoded,
    ...(query !== '' && { searchQuery: query }),
    onProgressUpdate: () => undefined,
  })
  const [, data = ''] = readFileSync(encoded, 'utf8').split('base64,')
  writeFileSync(picture, Buffer.from(data, 'base64'))
  return generateTerminalQrcode(data)
}

/** Compiles and uploads a version. */
export async function upload({ root, account, version, desc }) {
  const project = projectOf(root, account)
  await ci.upload({ project, version, desc, setting: SETTING, onProgressUpdate: () => undefined })
}

function projectOf(root, { appid, keyPath }) {
  return new ci.Project({
    appid,
    type: 'miniProgram',
    projectPath: root,
    privateKeyPath: keyPath,
    ignores: IGNORED,
  })
}
