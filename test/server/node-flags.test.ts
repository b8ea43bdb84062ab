import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(__dirname, '../..')

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: { server: string }
}

/** What modules say that only Node itself can import. */
const flags = JSON.parse(
  execFileSync(
    process.execPath,
    [
      '-p',
      `import('./server/node-flags.mjs').then((m) => console.log(JSON.stringify(m.NODE_FLAGS))), ''`,
    ],
    { cwd: ROOT, encoding: 'utf8' }
  )
) as string[]

describe('npm run server', () => {
  it('starts Node with the same flags as everything else that starts the server', () => {
    expect(manifest.scripts.server).toBe(['node', ...flags, 'server/run.mjs'].join(' '))
  })
})
