import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Scene, texts } from '../scene'
import { openIn, TemporaryFolder } from '../temporary-folder'
import { buildWriter } from './victim'

const folder = new TemporaryFolder()
const program = join(dirname(folder.newFile()), 'talker.cjs')
beforeAll(() => buildWriter(program, 'talker.ts'))
afterAll(() => folder.remove())

describe('a first start without room for the database', () => {
  it.each([16, 24, 40, 60, 80])('leaves nothing of it: %i KB', async (room) => {
    const file = folder.newFile()
    const limited = `ulimit -f ${room}; exec "${process.execPath}" "${program}" "${file}"`
    const { status } = spawnSync('bash', ['-c', limited], { input: 'one\n' })
    expect(status).not.toBe(0)
    expect(readdirSync(dirname(file))).toEqual(['huiyin.db.lock'])

    const scene = new Scene(openIn(file))
    const cid = await scene.direct('Ann', 'Bob')
    await scene.says('Ann', cid, 'one')

    expect(texts(await scene.log(cid))).toEqual(['one'])
    await scene.storage.close()
  })
})
