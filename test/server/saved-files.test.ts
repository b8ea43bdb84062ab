import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(__dirname, '../..')
const WHAT_RUNS = ['package.json', 'scripts', 'server', 'protocol', 'simulator', 'miniprogram']

jest.setTimeout(120_000)

describe('npm start, when a file of the server is saved', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'huiyin-saved-'))
  const cwd = join(scratch, 'checkout')
  const ping = join(cwd, 'server/handlers/ping.ts')
  let child: ChildProcess
  let printed = ''
  let address: string
  let token: string
  beforeAll(async () => {
    const isSource = (file: string): boolean => !/\/(dist|node_modules)$/.test(file)
    for (const name of WHAT_RUNS)
      cpSync(join(ROOT, name), join(cwd, name), { recursive: true, filter: isSource })
    symlinkSync(join(ROOT, 'node_modules'), join(cwd, 'node_modules'))
    child = spawn(process.execPath, ['scripts/start.mjs'], {
      cwd,
      env: { ...process.env, PORT: '0', DATA_DIR: join(scratch, 'data') },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const pipe of [child.stdout, child.stderr])
      pipe?.on('data', (chunk: Buffer) => (printed += String(chunk)))
    address = (await says(/http:\/\/127\.0\.0\.1:\d+/))[0]
    token = await signedIn()
  })
  afterAll(async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
    rmSync(scratch, { recursive: true })
  })

  /** What it prints next that looks like this. */
  async function says(text: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = text.exec(printed)
      if (found) {
        printed = printed.slice(found.index + found[0].length)
        return found
      }
      await Promise.race([once(child.stdout!, 'data'), once(child, 'exit')])
      if (child.exitCode !== null) throw new Error(`npm start ended: ${printed}`)
    }
  }

  const post = async (path: string, body: object, headers: Record<string, string> = {}) => {
    const request = { method: 'POST', body: JSON.stringify(body), headers }
    return (await (await fetch(`${address}${path}`, request)).json()) as Record<string, unknown>
  }
  const signedIn = async () =>
    (await post('/api/login', { code: 'demo:Ming', deviceId: 'd' }))['token'] as string
  const pinged = async () =>
    (
      await post(
        '/api/call',
        { url: '/ping', id: 1, data: {} },
        { authorization: `Bearer ${token}` }
      )
    )['data']

  const source = readFileSync(join(ROOT, 'server/handlers/ping.ts'), 'utf8')
  const save = (change: (text: string) => string) => writeFileSync(ping, change(source))

  it('the server runs with it, at the same port and with the same people', async () => {
    save((text) => text.replace('({ now })', '({ now: now - now + 7 })'))
    await says(/The server runs what you saved/)

    expect(await pinged()).toEqual({ now: 7 })
  })

  it('the server stays as it is if the file cannot be built', async () => {
    save((text) => `${text}\nconst = 1`)
    await says(/The server was not restarted/)

    expect(await pinged()).toEqual({ now: 7 })
  })

  it('a server that fails at its start gets another chance with the next save', async () => {
    save((text) => `${text}\nthrow new Error('oops')`)
    await says(/The server ended/)

    save((text) => text.replace('({ now })', '({ now: now - now + 8 })'))
    await says(/The server runs what you saved/)

    expect(await pinged()).toEqual({ now: 8 })
  })
})
