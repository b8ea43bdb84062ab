import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { variableDefaults } from '../../server/config'

const ROOT = join(__dirname, '../..')
const read = (file: string): string => readFileSync(join(ROOT, file), 'utf8')

/** The rows of the table of variables: each name, and its default if there is one. */
function variablesIn(page: string): [string, string][] {
  const section = /## Variables\n([^]*?)\n## /.exec(page)?.[1] ?? ''
  return [...section.matchAll(/^\| `([A-Z_]+)` +\| (?:`([^`]*)`)? *\|/gm)].map(
    ([, name = '', absent = '']) => [name, absent]
  )
}

describe('docs/operating.md', () => {
  const page = read('docs/operating.md')

  it("lists exactly the server's variables, with their defaults", () => {
    const told = new Map(variablesIn(page))

    expect([...told].sort()).toEqual([...variableDefaults()].sort())
  })

  it('links only to existing files', () => {
    for (const file of ['docs/operating.md', 'SECURITY.md']) {
      const links = [...read(file).matchAll(/\]\((?!https?:|#)([^)#]+)[^)]*\)/g)]
      const missing = links.filter(([, to = '']) => !existsSync(join(ROOT, dirname(file), to)))

      expect(missing.map(([, to]) => to)).toEqual([])
    }
  })

  it('names only metrics that the server has', () => {
    const named = new Set(page.match(/huiyin_\w+/g))
    const source = ['metrics', 'build-info', 'disk-metrics'].map((name) =>
      read(`server/${name}.ts`)
    )

    for (const name of named) expect(source.join('')).toContain(`'${name}'`)
  })
})
