import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const sources = readdirSync(__dirname).filter((name) => name.endsWith('.ts'))

const importsOf = (name: string) =>
  [...readFileSync(join(__dirname, name), 'utf8').matchAll(/ from '([^']+)'$/gm)].map(
    ([, target = '']) => `${name}: ${target}`
  )

describe('the independent client', () => {
  it('shares no code with the project', () => {
    const imports = sources.flatMap(importsOf)

    expect(imports.length).toBeGreaterThan(0)
    expect(imports.filter((line) => !/: (ws|node:[a-z_/]+|\.\/[a-z-]+)$/.test(line))).toEqual([])
  })
})
