import { execFileSync } from 'node:child_process'
import path from 'node:path'

const MODULE = path.join(__dirname, '../../scripts/missing-packages.mjs')

interface Package {
  version?: string
  integrity?: string
  optional?: boolean
  dev?: boolean
  dependencies?: Record<string, string>
}

/** Runs the script in its own Node process, because jest does not load ES modules. */
function missing(
  lock: Record<string, Package>,
  installed: Record<string, Package>,
  ...workspace: string[]
): unknown {
  const input = JSON.stringify([{ packages: lock }, { packages: installed }, ...workspace])
  const code = `import { missingPackages } from ${JSON.stringify(MODULE)}
    console.log(JSON.stringify(missingPackages(...${input})))`
  const answer = execFileSync(process.execPath, ['--input-type=module', '-e', code])
  return JSON.parse(answer.toString()) as unknown
}

const LOCK = {
  '': { version: '0.1.0' },
  server: { version: '0.1.0' },
  'node_modules/ws': { version: '8.0.0', integrity: 'sha512-a' },
  'node_modules/for-another-machine': { version: '1.0.0', optional: true },
}

const INSTALLED = {
  server: { version: '0.1.0' },
  'node_modules/ws': { version: '8.0.0', integrity: 'sha512-a' },
}

describe('the installed packages', () => {
  it('are complete after npm has installed them, with whatever command', () => {
    expect(missing(LOCK, INSTALLED)).toEqual([])
  })

  it('lack what the lockfile has gained or changed since', () => {
    const gained = { ...LOCK, 'node_modules/pino': { version: '9.0.0' } }
    const changed = { ...LOCK, 'node_modules/ws': { version: '8.0.1', integrity: 'sha512-b' } }

    expect(missing(gained, INSTALLED)).toEqual(['node_modules/pino'])
    expect(missing(changed, INSTALLED)).toEqual(['node_modules/ws'])
  })

  it('are enough for the server without those that only other parts need', () => {
    const lock = {
      server: { dependencies: { ws: '8' } },
      simulator: { dependencies: { 'glass-easel': '0' } },
      'node_modules/ws': { version: '8.0.0', dependencies: { deep: '2' } },
      'node_modules/deep': { version: '1.0.0' },
      'node_modules/ws/node_modules/deep': { version: '2.0.0', dependencies: { flat: '1' } },
      'node_modules/flat': { version: '1.0.0' },
      'node_modules/glass-easel': { version: '0.1.0' },
      'node_modules/jest': { version: '30.0.0', dev: true },
    }
    const installed = { 'node_modules/ws': { version: '8.0.0' } }

    expect(missing(lock, installed, 'server')).toEqual([
      'node_modules/ws/node_modules/deep',
      'node_modules/flat',
    ])
    const whole = {
      ...installed,
      'node_modules/ws/node_modules/deep': { version: '2.0.0' },
      'node_modules/flat': { version: '1.0.0' },
    }
    expect(missing(lock, whole, 'server')).toEqual([])
  })
})
