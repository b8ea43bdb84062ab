import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(__dirname, '../..')

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: { server: string }
}

/** Jest cannot import such a module, but Node can. */
const PRINT = `import { NODE_FLAGS } from './server/node-flags.mjs'; console.log(JSON.stringify(NODE_FLAGS))`
const flags = JSON.parse(
  execFileSync(process.execPath, ['--input-type=module', '-e', PRINT], { cwd: ROOT }).toString()
) as string[]

describe('npm run server', () => {
  it('starts Node with the same flags as everything else that starts the server', () => {
    expect(manifest.scripts.server).toBe(['exec node', ...flags, 'server/run.mjs'].join(' '))
  })
})
