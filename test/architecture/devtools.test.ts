import { readdirSync, readFileSync } from 'node:fs'

interface ProjectConfig {
  watchOptions: { ignore: string[] }
  packOptions: { ignore: { type: string; value: string }[] }
}

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

const { watchOptions, packOptions } = read('project.config.json') as ProjectConfig

/** The folders that WeChat's compiler reads: the mini-program, and the protocol's types that it imports. */
const COMPILED = ['miniprogram', 'protocol']
/** Folders that running the project creates. */
const LEFT_BY_RUNS = ['node_modules', 'data', 'dist', '.git']

describe('the folder that DevTools opens', () => {
  it('is watched only where it is compiled: watching everything takes minutes', () => {
    const folders = readdirSync('.', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
    const others = [...folders, ...LEFT_BY_RUNS].filter((name) => !COMPILED.includes(name))

    const watched = others.filter((name) => !watchOptions.ignore.includes(`${name}/**`))

    expect(watched).toEqual([])
    for (const name of COMPILED) expect(watchOptions.ignore.join()).not.toContain(name)
  })

  it('packs nothing that running the project creates', () => {
    const ignored = packOptions.ignore.filter(({ type }) => type === 'folder')

    expect(ignored.map(({ value }) => value).sort()).toEqual([...LEFT_BY_RUNS].sort())
  })

  it('requests no component framework: only some phones would use glass-easel', () => {
    expect(Object.keys(read('miniprogram/app.json') as object)).not.toContain('componentFramework')
  })
})
