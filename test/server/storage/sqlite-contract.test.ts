import { storageContract } from './contract'
import { openAsServed, openIn, openWithShortBacklog, TemporaryFolder } from './temporary-folder'

storageContract('a storage in memory', () => openIn(':memory:'))

describe('on disk', () => {
  const folder = new TemporaryFolder()
  afterAll(() => folder.remove())

  storageContract('a storage in a file', () => openIn(folder.newFile()))
  storageContract('a storage that syncs beside its work', () => openAsServed(folder.newFile()))
  storageContract('a storage that writes its backlog every few entries', () =>
    openWithShortBacklog(folder.newFile())
  )
})
