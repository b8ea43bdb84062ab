import {
  closeSync,
  copyFileSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Scene } from '../storage/scene'
import { openIn, TemporaryFolder } from '../storage/temporary-folder'
import { admin, keptIn, leftBy, SAID, starts } from './commands'

jest.setTimeout(120_000)

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

function overwrite(file: string, at: number, length: number): void {
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, Buffer.alloc(length, 0xa5), 0, length, at)
  closeSync(descriptor)
}

const half = (file: string) => Math.floor(statSync(file).size / 2)

describe('a repair', () => {
  const damages: [string, (file: string) => void, 'repaired' | 'too damaged'][] = [
    ['lost its last page', (file) => truncateSync(file, statSync(file).size - 4096), 'repaired'],
    ['lost its second half', (file) => truncateSync(file, half(file)), 'too damaged'],
    ['got noise there', (file) => overwrite(file, half(file), half(file)), 'too damaged'],
    ['lost its first 16 bytes', (file) => overwrite(file, 0, 16), 'repaired'],
    ['lost its header', (file) => overwrite(file, 0, 100), 'repaired'],
    ['lost its first page', (file) => overwrite(file, 0, 4096), 'repaired'],
    ['became a text', (file) => writeFileSync(file, 'hello'), 'too damaged'],
  ]

  it.each(damages)('finds what a start refuses where a database %s', async (_, damage, end) => {
    const { file, cid } = await leftBy('killed', folder)
    damage(file)
    expect(() => openIn(file)).toThrow(/^huiyin\.db is damaged .*: restore a backup .*, or start/s)
    expect(admin(file, 'verify').stderr).toMatch(/^huiyin\.db is damaged/)
    expect(admin(file, 'repair')).toMatchObject({ status: 1, stdout: '' })

    const { status, stderr } = admin(file, 'repair', '--accept-loss')

    expect(status).toBe(end === 'repaired' ? 0 : 1)
    if (end === 'repaired') expect((await starts(file, cid)).said).toEqual(SAID)
    else expect(stderr).toMatch(/too damaged to be repaired .*: restore a backup/)
  })

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
