import { openDatabase } from '../../../server/storage/sqlite/driver'
import { migrate } from '../../../server/storage/sqlite/migrate'
import { migrations } from '../../../server/storage/sqlite/migrations'
import { Scene, texts } from './scene'
import { openIn, openWithShortBacklog, TemporaryFolder } from './temporary-folder'

const folder = new TemporaryFolder()
afterAll(() => folder.remove())

/**
 * A database written by that version. Ann wrote; Bob read it and answered. In another conversation, Ann wrote alone.
 */
function writtenBy(version: number): string {
  const file = folder.newFile()
  const old = openDatabase(file)
  migrate(old, migrations.slice(0, version))
  old.exec(`
    INSERT INTO meta (only, epoch, change) VALUES (1, 'epoch', 7);
    INSERT INTO user (key, id, identity, name, avatar) VALUES
      (1, 'ann', 'demo:Ann', 'Ann', ''), (2, 'bob', 'demo:Bob', 'Bob', '');
    INSERT INTO conversation
      (key, id, kind, title, avatar, low, high, member_count, last_seq, n, at, follower, change)
      VALUES
        (1, 'c1', 'direct', '', '', 1, 2, 2, 2, 2, 5, 2, 7),
        (2, 'c2', 'group', 'mine', '', NULL, NULL, 1, 1, 1, 6, 1, 6);
    INSERT INTO membership VALUES
      (1, 1, 'member', 1, NULL, 0, 1, 1, 0, 0, 1), (1, 2, 'owner', 1, NULL, 0, 0, 0, 0, 0, 1), (2, 1, 'member', 1, NULL, 0, 1, 1, 0, 0, 1);
    INSERT INTO entry (conversation, seq, n, mid, sender, at, type, body) VALUES
      (1, 1, 1, 'm1', 1, 4, 'text', '{"text":"old"}'), (1, 2, 2, 'm2', 2, 5, 'text', '{"text":"older"}'),
      (2, 1, 1, 'm3', 1, 6, 'text', '{"text":"alone"}');
  `)
  old.close()
  return file
}

describe.each([
  ['before places were written in bulk', 1],
  ['before the ends of logs were written in bulk', 2],
  ['before entries that are no messages had an index', 6],
])('a database from %s', (_when, version) => {
  it.each([openIn, openWithShortBacklog])(
    'is migrated without changes to its content, and can be used',
    async (open) => {
      const file = writtenBy(version)
      const before = new Scene(open(file))
      expect(await before.row('Bob', 'c1')).toMatchObject({ lastSeq: 2, n: 2, readSeq: 2, rev: 7 })
      const { since } = await before.changes('Ann')

      const repeated = await before.says('Ann', 'c1', { text: 'old', mid: 'm1' })
      await before.says('Bob', 'c1', 'new')
      await before.says('Ann', 'c1', 'newer')
      await before.storage.close()
      const after = new Scene(open(file))

      expect(repeated).toMatchObject({ entry: { seq: 1 }, isNew: false })
      expect(texts(await after.log('c1'))).toEqual(['old', 'older', 'new', 'newer'])
      expect((await after.changes('Ann', since)).conversations).toMatchObject([
        { lastSeq: 4, n: 4, readSeq: 1, peerReadSeq: 3, last: { seq: 4 } },
      ])
      expect(await after.row('Ann', 'c2')).toMatchObject({ lastSeq: 1, n: 1, readSeq: 1, rev: 6 })
      await after.storage.close()
    }
  )
})
