import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(__dirname, '../..')
const APP = {
  WECHAT_APPID: 'wx0123456789abcdef',
  WECHAT_SECRET: '0123456789abcdef0123456789abcdef',
}
/** File permissions must apply even to root, so root starts the server without its privileges. */
const PLAINLY = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-all'] : []
const limited = (limit: string): string[] => ['sh', '-c', `ulimit ${limit}; exec "$@"`, 'sh']

jest.setTimeout(30_000)

/** Starts the real server and returns how it ended. A server that does not end fails the test. */
function start(environment: Record<string, string>, before: string[] = []) {
  const [command, ...args] = [...before, process.execPath, 'server/run.mjs']
  const env = { PATH: process.env['PATH'], PORT: '0', ...environment }
  const options = { cwd: ROOT, env, timeout: 20_000, encoding: 'utf8' } as const
  const { status, stderr, stdout } = spawnSync(command, args, options)
  return { status, stderr, stdout }
}

/** The result of a refused start: one sentence and nothing else. */
const refusal = (sentence: string) => ({ status: 1, stderr: `${sentence}\n`, stdout: '' })

describe('a server that cannot start says why in one sentence', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'huiyin-refused-'))
  afterAll(() => rmSync(scratch, { recursive: true }))
  const made = (name: string, make: (path: string) => void): string => {
    make(join(scratch, name))
    return join(scratch, name)
  }
  const folder = (path: string): void => void mkdirSync(path, { recursive: true })

  it('if DATA_DIR cannot be written', () => {
    const dir = made('locked', (path) => mkdirSync(path, { mode: 0o555 }))

    const denied = `EACCES: permission denied`
    expect(start({ DATA_DIR: dir }, PLAINLY)).toEqual(
      refusal(
        `DATA_DIR must be a folder that this user can write, ` +
          `but the folder ${dir} cannot be written: ${denied}, access '${dir}'.`
      )
    )
    expect(start({ DATA_DIR: `${dir}/below` }, PLAINLY)).toEqual(
      refusal(
        `DATA_DIR must be a folder that this user can write, ` +
          `but the folder ${dir}/below cannot be created: ${denied}, mkdir '${dir}/below'.`
      )
    )
  })

  it.each(['huiyin.db', 'huiyin.db-wal', 'huiyin.db-shm', 'huiyin.db.lock'])(
    'if %s in DATA_DIR belongs to another user',
    (name) => {
      const dir = made(`owned-${name}`, folder)
      writeFileSync(join(dir, name), '', { mode: 0o444 })

      const { status, stderr } = start({ DATA_DIR: dir }, PLAINLY)

      expect({ status, stderr }).toEqual({
        status: 1,
        stderr: expect.stringMatching(
          `^DATA_DIR must be a folder that this user can write, but ${dir}/${name} cannot be written: EACCES[^\n]+\n$`
        ) as string,
      })
    }
  )

  it.each([
    ['huiyin.db', 'is a folder', (path: string) => mkdirSync(path)],
    ['huiyin.db', 'is a broken link', (path: string) => symlinkSync('/nowhere/at/all', path)],
    ['huiyin.db', 'is not an SQLite file', (path: string) => writeFileSync(path, 'garbage')],
    ['huiyin.db-wal', 'is a folder', (path: string) => mkdirSync(path)],
  ])('if %s in DATA_DIR %s', (name, what, make) => {
    const dir = mkdtempSync(join(scratch, 'odd-'))
    make(join(dir, name))

    expect(start({ DATA_DIR: dir })).toEqual(
      refusal(
        `DATA_DIR holds ${dir}/${name}, which ${what}: move it away, or set DATA_DIR to another folder.`
      )
    )
  })

  it.each(['mark', 'wal'])('if its own database beside a %s is damaged', (beside) => {
    const dir = mkdtempSync(join(scratch, 'damaged-'))
    writeFileSync(join(dir, 'huiyin.db'), 'garbage')
    writeFileSync(join(dir, beside === 'mark' ? 'huiyin.db.mark' : 'huiyin.db-wal'), 'anything')

    const { status, stderr } = start({ DATA_DIR: dir })

    expect(status).toBe(1)
    expect(stderr).toMatch(
      /^huiyin\.db is damaged \([^\n]+: restore a backup \([^\n]+, or start with what can be read \(.*\)\.\n$/
    )
  })

  it('if the lock contains something else', () => {
    const dir = made('garbage', folder)
    writeFileSync(join(dir, 'huiyin.db.lock'), 'garbage')

    expect(start({ DATA_DIR: dir })).toEqual(
      refusal(
        `DATA_DIR holds ${dir}/huiyin.db.lock, which is not an SQLite file: ` +
          'remove it while no server uses the folder.'
      )
    )
  })

  it('if DATA_DIR is a file, below a file, or a broken link', () => {
    const file = made('file', (path) => writeFileSync(path, ''))
    const link = made('link', (path) => symlinkSync('/nowhere/at/all', path))

    expect(start({ DATA_DIR: file })).toEqual(
      refusal(`DATA_DIR must be a folder, but ${file} is not one.`)
    )
    expect(start({ DATA_DIR: link })).toEqual(
      refusal(`DATA_DIR must be a folder, but ${link} is a broken link.`)
    )
    expect(start({ DATA_DIR: `${file}/below` }).stderr).toMatch(
      /^DATA_DIR must be a folder that this user can write, but the folder \S+\/below cannot be created: ENOTDIR[^\n]+\n$/
    )
  })

  it('if DATA_DIR is in a file system without files', () => {
    expect(start({ DATA_DIR: '/proc/nope' }).stderr).toMatch(
      /^DATA_DIR must be a folder that this user can write, but the folder \/proc\/nope cannot be created: ENOENT[^\n]+\n$/
    )
  })

  it('if the shell did not expand DATA_DIR', () => {
    expect(start({ DATA_DIR: '~/huiyin' })).toEqual(
      refusal(
        'DATA_DIR must be a path without ~ and $, which only a shell expands, but is "~/huiyin".'
      )
    )
  })

  it('if HOST has no address, or one of another machine', () => {
    const DATA_DIR = join(scratch, 'fine')

    expect(start({ ...APP, DATA_DIR, HOST: 'huiyin.invalid' }).stderr).toMatch(
      /^HOST must be an address of this machine, but "huiyin.invalid" has none \(\w+\)\.\n$/
    )
    expect(start({ ...APP, DATA_DIR, HOST: '192.0.2.1' }).stderr).toBe(
      'HOST must be an address of this machine, but 192.0.2.1 is not one.\n'
    )
  })

  it('if SIMULATOR_DIR is not a folder', () => {
    for (const SIMULATOR_DIR of ['/nowhere', __filename]) {
      expect(start({ DATA_DIR: join(scratch, 'fine'), SIMULATOR_DIR })).toEqual(
        refusal(`SIMULATOR_DIR must be a folder, but ${SIMULATOR_DIR} is not one.`)
      )
    }
  })

  it('if a variable is misspelt', () => {
    expect(start({ WECHAT_APP_ID: APP.WECHAT_APPID })).toEqual(
      refusal('WECHAT_APP_ID is not a variable of this server: did you mean WECHAT_APPID?')
    )
  })

  it("if the system's limits are too low", () => {
    const DATA_DIR = join(scratch, 'fine')

    expect(start({ DATA_DIR }, limited('-n 127'))).toEqual(
      refusal(
        'The limit on open files is 127, but the server needs at least 128: ' +
          'raise it (ulimit -n, or LimitNOFILE in systemd).'
      )
    )
    expect(start({ DATA_DIR }, limited('-f 2048'))).toEqual(
      refusal(
        'The limit on the size of a file is 1 MB, but the database in DATA_DIR needs at least 64 MB: ' +
          'raise it (ulimit -f, or LimitFSIZE in systemd).'
      )
    )
  })

  it('if npm start has a wrong PORT', () => {
    const env = { ...process.env, PORT: 'abc', DATA_DIR: join(scratch, 'fine') }
    const options = { cwd: ROOT, env, encoding: 'utf8' } as const
    const { status, stderr } = spawnSync(process.execPath, ['scripts/start.mjs'], options)

    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'PORT must be a whole number from 0 to 65535, but is "abc".\n',
    })
  })
})
