import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(__dirname, '../..')
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

/** Jest cannot import such a module, but Node can. */
const PRINT = `import { NODE_FLAGS } from './server/node-flags.mjs'; console.log(JSON.stringify(NODE_FLAGS))`
const flags = JSON.parse(
  execFileSync(process.execPath, ['--input-type=module', '-e', PRINT], { cwd: ROOT }).toString()
) as string[]

describe('the Dockerfile', () => {
  const dockerfile = read('Dockerfile')

  it('passes its linter', () => {
    const linter = join(ROOT, 'node_modules/dockerfilelint/bin/dockerfilelint')
    const args = [linter, '--json', join(ROOT, 'Dockerfile')]
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })

    expect({ status, found: JSON.parse(stdout) as object }).toMatchObject({
      status: 0,
      found: { totalIssues: 0 },
    })
  })

  it('copies only what exists and what .dockerignore allows', () => {
    const allowed = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1))
    const sources = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(
      ([, names = '']) => names.split(' ')
    )

    expect(sources.length).toBeGreaterThan(5)
    for (const source of sources) {
      expect([source, existsSync(join(ROOT, source))]).toEqual([source, true])
      const isAllowed = allowed.some((one) => source === one || source.startsWith(`${one}/`))
      expect([source, isAllowed]).toEqual([source, true])
    }
  })

  it('runs Node directly, so that signals reach it, with its flags, and not as root', () => {
    const command = JSON.stringify(['node', ...flags, 'server/dist/main.js']).replaceAll(',', ', ')

    expect(dockerfile).toContain(`\nCMD ${command}\n`)
    expect(dockerfile.indexOf('\nUSER node\n')).toBeGreaterThan(dockerfile.lastIndexOf('\nFROM '))
  })

  it('has a health check that Node can run', () => {
    const check = JSON.parse(/^ {2}CMD (\[.+\])$/m.exec(dockerfile)?.[1] ?? '[]') as string[]
    const [, , script = ''] = check

    const env = { ...process.env, PORT: '1' }
    expect(spawnSync(process.execPath, ['-e', script], { env }).status).toBe(1)
  })
})

describe('the systemd unit', () => {
  const unit = read('deploy/huiyin.service')

  it('starts Node with its flags', () => {
    expect(unit).toContain(`\nExecStart=/usr/bin/node ${flags.join(' ')} server/run.mjs\n`)
  })

  it('gives the server write access to its folder, and no privileges', () => {
    expect(unit).toContain('\nStateDirectory=huiyin\n')
    expect(unit).toContain('DATA_DIR=/var/lib/huiyin\n')
    expect(unit).toContain('\nProtectSystem=strict\n')
    expect(unit).toContain('\nCapabilityBoundingSet=\n')
  })
})

describe('the nightly check', () => {
  it('runs the command that checks the database of the server, as its user', () => {
    const [unit, server] = [read('deploy/huiyin-verify.service'), read('deploy/huiyin.service')]

    expect(unit).toContain('\nExecStart=/usr/bin/node server/admin.mjs verify\n')
    for (const line of ['User', 'WorkingDirectory', 'ProtectSystem']) {
      const [, value] = new RegExp(`^${line}=(.+)$`, 'm').exec(server) ?? []
      expect(unit).toContain(`\n${line}=${value}\n`)
    }
    expect(unit).toContain('DATA_DIR=/var/lib/huiyin\n')
    expect(read('deploy/huiyin-verify.timer')).toMatch(/^OnCalendar=/m)
  })
})
