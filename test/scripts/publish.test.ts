import { spawnSync } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const ROOT = path.join(__dirname, '../..')
const APP_ID = 'wx0123456789abcdef'

/** What the command says where it must not even begin. */
function said(args: string[], env: Record<string, string> = {}) {
  const { PATH = '' } = process.env
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tools/publish.mjs', ...args], {
    cwd: ROOT,
    env: { PATH, ...env },
    encoding: 'utf8',
  })
  return { status, stdout, stderr: stderr.trim() }
}

/** The sentence for an error of WeChat's. */
function explained(message: string): string {
  const code = `import { explained } from './tools/publishing/failure.mjs'
    console.log(explained(new Error(process.argv[1])))`
  const args = ['--input-type=module', '-e', code, message]
  return spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' }).stdout.trim()
}

describe('sending the mini-program to WeChat', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'huiyin-publish-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  const keyFile = (name: string, text: string): string => {
    const file = path.join(folder, name)
    writeFileSync(file, text)
    return file
  }
  const key = (): string =>
    generateKeyPairSync('rsa', { modulusLength: 2048 })
      .privateKey.export({ type: 'pkcs1', format: 'pem' })
      .toString()

  it.each([
    ['no app id', {}, 'WECHAT_APPID is missing'],
    ['a test account', { WECHAT_APPID: 'touristappid' }, 'WECHAT_APPID must be wx'],
    ['no key', { WECHAT_APPID: APP_ID }, 'WECHAT_UPLOAD_KEY is missing'],
    [
      'no such file',
      { WECHAT_APPID: APP_ID, WECHAT_UPLOAD_KEY: '/nowhere/private.key' },
      'WECHAT_UPLOAD_KEY cannot be read',
    ],
  ])('says in one sentence what is lacking: %s', (_, env, sentence) => {
    const { status, stdout, stderr } = said(['preview'], env)

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain(sentence)
    expect(stderr.split('\n')).toHaveLength(1)
  })

  it('takes no file for a key that is none, and no key of another app', () => {
    const garbage = keyFile(`private.${APP_ID}.key`, 'garbage')
    const others = keyFile('private.wxffffffffffffffff.key', key())
    const withKey = (file: string) =>
      said(['preview'], { WECHAT_APPID: APP_ID, WECHAT_UPLOAD_KEY: file }).stderr

    expect(withKey(garbage)).toContain('is no upload key')
    expect(withKey(others)).toBe(
      `WECHAT_UPLOAD_KEY is the key of wxffffffffffffffff, and WECHAT_APPID is ${APP_ID}.`
    )
  })

  it('uploads nothing without a version, and knows no other command', () => {
    expect(said(['upload']).stderr).toContain('--version is missing')
    expect(said(['upload', '--version', 'new']).stderr).toContain('--version is missing')
    expect(said(['publish']).stderr).toContain('usage')
    expect(said(['preview', '--nonsense']).stderr).toContain('--nonsense')
  })

  it.each([
    ['getaddrinfo ENOTFOUND servicewechat.com', 'cannot be reached'],
    ['{"errCode":-10008,"errMsg":"invalid ip: 1.2.3.4, reference: x"}', '(1.2.3.4): add it'],
    ['errCode: -10007; errMsg: get signature fail', 'does not accept the upload key'],
    ['errCode: 40013; errMsg: invalid appid', 'does not know this WECHAT_APPID'],
    ['something else\n    at stack', 'WeChat refused: something else'],
  ])('says what to do about %s', (message, sentence) => {
    expect(explained(message)).toContain(sentence)
    expect(explained(message).split('\n')).toHaveLength(1)
  })
})
