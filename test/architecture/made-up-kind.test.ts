import { readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { ROOT } from './source-files'

const TABLE = path.join(ROOT, 'miniprogram/protocol/entry-kinds.ts')
const MADE_UP = "sticker: { counts: true, recallable: true, sentBy: '/message/send' },"
const MADE_UP_CHANGE = 'reaction: { counts: false, recallable: false },'

/** Every file but the table is parsed once for each project. */
const parsed = new Map<string, ts.SourceFile | undefined>()

/** The files that the compiler refuses once this row stands in the table of kinds. */
function demandedBy(row: string): string[] {
  const refused = ['tsconfig.json', 'server/tsconfig.json'].flatMap((config) =>
    ts.getPreEmitDiagnostics(programWith(row, config)).map(({ file }) => file?.fileName ?? '')
  )
  return [...new Set(refused)].map((file) => path.relative(ROOT, file)).sort()
}

function programWith(row: string, config: string): ts.Program {
  const full = path.join(ROOT, config)
  const { config: read } = ts.readConfigFile(full, (file) => ts.sys.readFile(file)) as {
    config: unknown
  }
  const { fileNames, options } = ts.parseJsonConfigFileContent(read, ts.sys, path.dirname(full))
  const host = ts.createCompilerHost(options)
  const parse = host.getSourceFile.bind(host)
  host.getSourceFile = (file, language) => {
    if (path.resolve(file) === TABLE)
      return ts.createSourceFile(file, tableWith(row), options.target ?? ts.ScriptTarget.Latest)
    const key = `${config} ${file}`
    if (!parsed.has(key)) parsed.set(key, parse(file, language))
    return parsed.get(key)
  }
  return ts.createProgram(fileNames, options, host)
}

const tableWith = (row: string): string =>
  readFileSync(TABLE, 'utf8').replace('  text: {', `  ${row}\n  text: {`)

describe('a made-up kind of entry', () => {
  it('is a type error in each place that needs a part of it, as CONTRIBUTING.md lists them', () => {
    expect(demandedBy(MADE_UP)).toEqual([
      'miniprogram/services/outbox/letter.ts',
      'miniprogram/services/wire/entry.ts',
      'miniprogram/stores/look/entry-looks.ts',
      'protocol/entry.ts',
      'protocol/message.ts',
    ])
  })

  it('demands no message of one that only the server writes', () => {
    expect(demandedBy(MADE_UP_CHANGE)).toEqual([
      'miniprogram/services/wire/entry.ts',
      'miniprogram/stores/look/entry-looks.ts',
      'protocol/entry.ts',
    ])
  })
})
