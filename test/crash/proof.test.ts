import { proofFor } from './proof/proof'
import { systemCalls } from './proof/system-calls'

const write = (mid: string) => `7 pwrite64(21</d/huiyin.db-wal>, "page of ${mid}", 4096, 80) = 4096`
const header = (size: string) =>
  `7 pwrite64(21</d/huiyin.db-wal>, "\\0\\0\\0\\5\\0\\0\\0${size}\\1\\2\\3\\4\\5\\6\\7\\10\\t\\n\\v\\f\\r\\16\\17\\20", 24, 80) = 24`
const commit = `${header('\\30')}\n7 pwrite64(21</d/huiyin.db-wal>, "last page", 4096, 4176) = 4096`
const sync = '7 fdatasync(21</d/huiyin.db-wal>) = 0'
const tell = (mid: string) => `7 write(25<TCP:[127.0.0.1:1->127.0.0.1:2]>, "{\\"${mid}\\"}", 9) = 9`

const flawsIn = (...lines: string[]): string[] =>
  proofFor(['m1'], systemCalls(lines.join('\n'))).flaws

describe('the proof that the disk comes before the answer', () => {
  it('holds if the log is synced after its last write and before the first answer', () => {
    expect(flawsIn(write('m1'), commit, sync, tell('m1'))).toEqual([])
  })

  it('holds if a later commit is written but not synced before the answer', () => {
    expect(flawsIn(header('\\30'), write('m1'), sync, write('m2'), commit, tell('m1'))).toEqual([])
  })

  it('holds if another thread interrupts a call', () => {
    const [begun, ended] = [
      '7 fdatasync(21</d/huiyin.db-wal> <unfinished ...>',
      '7 <... fdatasync resumed>) = 0',
    ]

    expect(
      flawsIn(write('m1'), commit, begun, '8 write(1<pipe:[5]>, "x", 1) = 1', ended, tell('m1'))
    ).toEqual([])
  })

  it.each([
    ['the sync is missing', [write('m1'), commit, tell('m1')]],
    ['the sync comes after the word', [write('m1'), commit, tell('m1'), sync]],
    ['the commit is written after the sync', [write('m1'), sync, commit, tell('m1')]],
    ['the commit is not written at all', [header('\\0'), write('m1'), sync, tell('m1')]],
    ['the sync fails', [write('m1'), commit, sync.replace('= 0', '= -1 EIO'), tell('m1')]],
    ['another file is synced', [write('m1'), commit, sync.replace('-wal', ''), tell('m1')]],
    ['it was never written', [write('m2'), commit, sync, tell('m1')]],
    ['nobody was told', [write('m1'), commit, sync]],
    [
      'the sync is still running',
      [
        write('m1'),
        commit,
        '7 fdatasync(21</d/huiyin.db-wal> <unfinished ...>',
        tell('m1').replace('7', '8'),
        '7 <... fdatasync resumed>) = 0',
      ],
    ],
  ])('fails if %s', (_, lines) => {
    expect(flawsIn(...lines)).toHaveLength(1)
  })
})
