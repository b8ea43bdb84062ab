import { copyFileSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Scene } from '../storage/scene'
import { openIn, TemporaryFolder } from '../storage/temporary-folder'
import { admin, keptIn, SAID, starts } from './commands'

jest.setTimeout(120_000)

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

describe('a repair', () => {
  it('leaves out a log of an earlier state, which would undo what the database holds', async () => {
    const file = folder.newFile()
    const scene = new Scene(openIn(file))
    const cid = await scene.group('team', 'Ann', 'Bob')
    for (const text of SAID.slice(0, 40)) await scene.says('Ann', cid, text)
    copyFileSync(`${file}-wal`, `${file}-wal.earlier`)
    await scene.storage.close()
    const later = new Scene(openIn(file))
    for (const text of SAID.slice(40))
      await later.says('Ann', cid, { text, mid: later.newMid() + 'b' })
    await later.storage.close()
    copyFileSync(`${file}-wal.earlier`, `${file}-wal`)
    expect(() => openIn(file)).toThrow('huiyin.db-wal does not belong to huiyin.db')

    expect(admin(file, 'repair', '--accept-loss')).toMatchObject({ status: 0, stderr: '' })

    expect((await starts(file, cid)).said).toEqual(SAID)
    const [kept] = keptIn(file)
    const log = readFileSync(join(kept!, 'huiyin.db-wal'))
    expect(log.equals(readFileSync(`${file}-wal.earlier`))).toBe(true)
  })
})
