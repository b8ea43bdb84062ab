import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

interface Guard {
  tag: string
  file: string
  guard: string
}

const ROOT = join(__dirname, '../..')
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

/** The cells of a row: tag, description, guard, test. */
const cellsOf = (row: string): string[] => row.split(/(?<!\\)\|/).map((cell) => cell.trim())

const rows = (read('docs/faults.md').match(/^\| [FXI]\d\d .*$/gm) ?? []).map(cellsOf)
const guardByTag = new Map(rows.map(([, tag, , guard]) => [tag, guard?.replaceAll('\\|', '|')]))
const testByTag = new Map(rows.map(([, tag, , , test]) => [tag, test]))
const guards = JSON.parse(read('test/faults/guards.json')) as Guard[]

/** Every test with a tag, as `file tag`. */
const tests = readdirSync(__dirname)
  .filter((file) => file.endsWith('.test.ts'))
  .flatMap((file) => {
    const tags = readFileSync(join(__dirname, file), 'utf8').match(/(?<=it\('\[)[FXI]\d\d/g) ?? []
    return tags.map((tag) => ({ file, tag }))
  })

const tagged = (letter: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => letter + String(index + 1).padStart(2, '0'))

const EVERY_TAG = [...tagged('F', 25), ...tagged('X', 16), ...tagged('I', 28)]

describe('docs/faults.md', () => {
  it('has one row for every tag', () => {
    expect(rows.map(([, tag]) => tag)).toEqual(EVERY_TAG)
  })

  it('names the one test of every tag', () => {
    expect(tests.map(({ tag }) => tag).sort()).toEqual([...EVERY_TAG].sort())
    const misnamed = tests.filter(
      ({ file, tag }) => testByTag.get(tag) !== `[${file}](../test/faults/${file})`
    )
    expect(misnamed).toEqual([])
  })

  it('names the guard of every tag, which occurs once in its file', () => {
    expect(guards.map(({ tag }) => tag)).toEqual(EVERY_TAG)
    const astray = guards.filter(({ tag, file, guard }) => {
      const isNamed = guardByTag.get(tag) === `[${file}](../${file}) \`${guard}\``
      return !isNamed || read(file).split(guard).length !== 2
    })
    expect(astray).toEqual([])
  })
})
