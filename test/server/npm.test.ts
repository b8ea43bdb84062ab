import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(__dirname, '../..')
const WHAT_RUNS = ['package.json', 'package-lock.json', 'scripts', 'server', 'protocol']

jest.setTimeout(60_000)

/** `npm run …` in its own process group, as a terminal or a service manager starts it. */
class Npm {
  printed = ''
  private readonly child: ChildProcess
  private readonly gone: Promise<unknown>

  constructor(script: string, data: string, { cwd, before }: { cwd: string; before: string[] }) {
    const [command, ...args] = [...before, 'npm', 'run', script]
    const env = { ...process.env, PORT: '0', DATA_DIR: data, LOG_LEVEL: 'info' }
    const stdio = ['ignore', 'pipe', 'pipe'] as const
    this.child = spawn(command, args, { cwd, env, stdio: [...stdio], detached: true })
    // The pipes close when the last process that holds them ends, not when npm ends.
    this.gone = once(this.child, 'close')
    for (const pipe of [this.child.stdout, this.child.stderr])
      pipe?.on('data', (data: Buffer) => (this.printed += data.toString()))
  }

  /** The port on which the server listens. */
  async port(): Promise<number> {
    for (;;) {
      const port = /"url":"http:\/\/127\.0\.0\.1:(\d+)"[^\n]*"msg":"listening"/.exec(this.printed)
      if (port) return Number(port[1])
      await Promise.race([once(this.child.stdout!, 'data'), this.gone])
      if (this.child.stdout!.closed) throw new Error(`npm ended: ${this.printed}`)
    }
  }

  signal(signal: NodeJS.Signals, to: 'npm' | 'group' = 'npm'): void {
    process.kill(to === 'npm' ? this.child.pid! : -this.child.pid!, signal)
  }

  /** Settles when no process of the group is left. */
  async ended(): Promise<number | null> {
    await this.gone
    return this.child.exitCode
  }

  /** Cleans up after a failed test. */
  sweep(): void {
    try {
      this.signal('SIGKILL', 'group')
    } catch {
      // No process is left, as it should be.
    }
  }
}

async function isFree(port: number): Promise<boolean> {
  const probe = createServer().listen(port, '127.0.0.1')
  const isTaken = await Promise.race([
    once(probe, 'listening').then(() => false),
    once(probe, 'error').then(() => true),
  ]).catch(() => true)
  probe.close()
  return !isTaken
}

/** Every file in the folder, with its size and modification time. */
const listing = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('node_modules'))
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name))
      return `${name} ${size} ${mtimeMs}`
    })
    .sort()

describe('the server under npm', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'huiyin-npm-'))
  const started: Npm[] = []
  let count = 0
  const start = (script: string): Npm => {
    const npm = new Npm(script, join(scratch, `data-${++count}`), { cwd: ROOT, before: [] })
    started.push(npm)
    return npm
  }
  afterEach(() => started.splice(0).forEach((npm) => npm.sweep()))
  afterAll(() => rmSync(scratch, { recursive: true }))

  it.each([
    ['server', 'SIGTERM', 'npm'],
    ['server', 'SIGINT', 'npm'],
    ['server', 'SIGKILL', 'npm'],
    ['server', 'SIGTERM', 'group'],
    ['server', 'SIGINT', 'group'],
    ['start', 'SIGTERM', 'npm'],
    ['start', 'SIGKILL', 'npm'],
    ['start', 'SIGINT', 'group'],
  ] as const)(
    'npm run %s ends at a %s to the %s and frees its port',
    async (script, signal, to) => {
      const npm = start(script)
      const port = await npm.port()

      npm.signal(signal, to)
      await npm.ended()

      expect(npm.printed).toContain('"msg":"stopping"')
      expect(npm.printed).not.toContain('"level":50')
      expect(await isFree(port)).toBe(true)
    }
  )
})

describe('npm run server in a checkout', () => {
  const scratch = mkdtempSync(join(tmpdir(), 'huiyin-checkout-'))
  const cwd = join(scratch, 'checkout')
  const data = join(scratch, 'data')
  const started: Npm[] = []
  const start = (before: string[] = []): Npm => {
    const npm = new Npm('server', data, { cwd, before })
    started.push(npm)
    return npm
  }
  const serve = async (before: string[] = []): Promise<void> => {
    const npm = start(before)
    await npm.port()
    npm.signal('SIGTERM')
    await npm.ended()
  }
  beforeAll(() => {
    const isSource = (file: string): boolean => !/\/(dist|node_modules)$/.test(file)
    for (const name of [...WHAT_RUNS, 'miniprogram/protocol'])
      cpSync(join(ROOT, name), join(cwd, name), { recursive: true, filter: isSource })
    symlinkSync(join(ROOT, 'node_modules'), join(cwd, 'node_modules'))
  })
  afterEach(() => started.splice(0).forEach((npm) => npm.sweep()))
  afterAll(() => {
    chmodAll('u+w')
    rmSync(scratch, { recursive: true })
  })

  /** Root may write anything unless it gives up this privilege. */
  const plainly = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-all'] : []
  const chmodAll = (mode: string): void =>
    void spawnSync('chmod', ['-R', mode, join(cwd, 'server')])

  it('says what to do if it must build but cannot', async () => {
    chmodAll('a-w')
    const npm = start(plainly)

    expect(await npm.ended()).toBe(1)
    expect(npm.printed).toContain(
      `The server must be built before it starts, and this user cannot write ${cwd}/server/dist (EACCES): ` +
        'run "npm run build" as the owner of that folder.\n'
    )
    expect(npm.printed).not.toMatch(/\n +at /)
    chmodAll('u+w')
  })

  it('builds once, and then writes nothing outside of DATA_DIR', async () => {
    await serve()
    const built = listing(cwd)

    await serve()

    expect(built.some((line) => line.startsWith('server/dist/main.js '))).toBe(true)
    expect(listing(cwd)).toEqual(built)
  })

  it('starts the existing build for a user who cannot write the checkout', async () => {
    chmodAll('a-w')

    await serve(plainly)

    chmodAll('u+w')
  })

  it('says what to do if packages are missing and cannot be installed', async () => {
    const file = join(cwd, 'package-lock.json')
    const lock = readFileSync(file, 'utf8')
    writeFileSync(file, lock.replace(/("node_modules\/ws": \{\s+"version": ")[^"]+/, '$10.0.0'))
    chmodSync(cwd, 0o555)
    const npm = start(plainly)

    expect(await npm.ended()).toBe(1)
    expect(npm.printed).toContain(
      `Packages are missing in ${cwd}, and this user cannot write there: run "npm ci" as the owner of that folder.\n`
    )
    chmodSync(cwd, 0o755)
    writeFileSync(file, lock)
  })

  it.each([
    ['a source has changed', () => appendFileSync(join(cwd, 'server/clock.ts'), '// changed\n')],
    ['what was built is torn', () => writeFileSync(join(cwd, 'server/dist/main.js'), 'half')],
    ['the record is torn', () => writeFileSync(join(cwd, 'server/dist/built.json'), '{"serv')],
  ])('builds again if %s', async (_what, change) => {
    const hashes = (): string =>
      listing(cwd)
        .filter((line) => line.includes('built.json'))
        .join()
    change()
    const before = hashes()

    await serve()

    expect(hashes()).not.toEqual(before)
  })
})
