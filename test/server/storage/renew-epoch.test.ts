import { systemRandom } from '../../../server/random'
import { renewEpoch } from '../../../server/storage/sqlite/renew-epoch'
import { Scene, texts } from './scene'
import { openIn, TemporaryFolder } from './temporary-folder'

describe('a database whose epoch is renewed', () => {
  const folder = new TemporaryFolder()
  afterAll(() => folder.remove())

  it('keeps everything except the epoch', async () => {
    const file = folder.newFile()
    const before = new Scene(openIn(file))
    const cid = await before.direct('Ann', 'Bob')
    await before.says('Ann', cid, 'hello')
    await before.storage.close()

    const epoch = await renewEpoch(file, systemRandom)
    const after = new Scene(openIn(file))

    expect(epoch).not.toBe(before.storage.epoch)
    expect(after.storage.epoch).toBe(epoch)
    expect(texts(await after.log(cid))).toEqual(['hello'])
    await after.storage.close()
  })

  it('is left unchanged while a server uses it', async () => {
    const file = folder.newFile()
    const storage = openIn(file)

    await expect(renewEpoch(file, systemRandom)).rejects.toThrow('in use by another process')

    await storage.close()
  })
})
