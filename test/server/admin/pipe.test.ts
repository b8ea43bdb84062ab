import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname } from 'node:path'
import { TemporaryFolder } from '../storage/temporary-folder'
import { leftBy, ROOT } from './commands'

jest.setTimeout(60_000)

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

describe('a command whose output is closed early, as by `head`', () => {
  it.each(['stats', 'verify'])(
    'ends %s without a message and with its own exit code',
    async (command) => {
      const { file } = await leftBy('stopped', folder)
      const env = { ...process.env, DATA_DIR: dirname(file) }
      const child = spawn(process.execPath, ['server/admin.mjs', command], { cwd: ROOT, env })
      child.stdout.destroy()
      let errors = ''
      child.stderr.on('data', (data: Buffer) => (errors += data.toString()))

      const [code] = (await once(child, 'close')) as [number]

      expect([code, errors]).toEqual([0, ''])
    }
  )
})
