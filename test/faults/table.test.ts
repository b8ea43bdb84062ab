import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Guard {
  tag: string
  file: string
  guard: string
}

const ROOT = join(__dirname, '../..')
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')
const guards = JSON.parse(read('test/faults/guards.json')) as Guard[]

/** The tags of all tests. */
const tested = readdirSync(__dirname)
  .filter((file) => file.endsWith('.test.ts'))
  .flatMap(
    (file) => readFileSync(join(__dirname, file), 'utf8').match(/(?<=it\('\[)[FXI]\d\d/g) ?? []
  )

const tagged = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => letter + String(index + 1).padStart(2, '0'))

const EVERY_TAG = [...tagged('F', 25), ...tagged('X', 16), ...tagged('I', 28)]

describe('docs/faults.md', () => {
  it('is what npm run faults:table writes', () => {
    const args = ['scripts/fault-table.mjs', '--check']
    const { stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })

    expect(stderr).toBe('')
    expect(read('docs/faults.md').match(/^\| [FXI]\d\d /gm)).toHaveLength(EVERY_TAG.length)
  })

  it('has one test and one guard for every tag', () => {
    expect([...tested].sort()).toEqual([...EVERY_TAG].sort())
    expect(guards.map(({ tag }) => tag)).toEqual(EVERY_TAG)
  })

  it('names guards that occur once in their files', () => {
    const astray = guards.filter(({ file, guard }) => read(file).split(guard).length !== 2)

    expect(astray).toEqual([])
  })
})
