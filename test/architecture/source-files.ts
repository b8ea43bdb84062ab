import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

export const ROOT = path.join(__dirname, '../..')

const IGNORED = new Set(['node_modules', 'miniprogram_npm', 'dist', 'fixtures', 'fixture', 'data'])

export interface Import {
  /** A path from the project's root, or the name of a package. */
  target: string
  isPackage: boolean
  isTypeOnly: boolean
}

export interface SourceFile {
  /** The path from the project's root, without extension. */
  file: string
  text: string
  imports: Import[]
}

/** Every TypeScript file in the folders, with its imports. */
export function sourceFiles(...folders: string[]): SourceFile[] {
  return folders.flatMap((folder) => walk(path.join(ROOT, folder))).map(read)
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((item) => {
    if (IGNORED.has(item.name)) return []
    const full = path.join(folder, item.name)
    if (item.isDirectory()) return walk(full)
    return full.endsWith('.ts') ? [full] : []
  })
}

function read(full: string): SourceFile {
  const text = readFileSync(full, 'utf8')
  const file = path.relative(ROOT, full).replace(/\.ts$/, '')
  const source = ts.createSourceFile(full, text, ts.ScriptTarget.Latest)
  const imports = source.statements.flatMap((statement) => importOf(statement, path.dirname(file)))
  return { file, text, imports }
}

function importOf(statement: ts.Statement, folder: string): Import[] {
  if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return []
  if (!statement.moduleSpecifier || !ts.isStringLiteral(statement.moduleSpecifier)) return []
  const specifier = statement.moduleSpecifier.text
  const isPackage = !specifier.startsWith('.')
  const target = isPackage ? specifier : path.join(folder, specifier)
  return [{ target, isPackage, isTypeOnly: isTypeOnly(statement) }]
}

function isTypeOnly(statement: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  return ts.isImportDeclaration(statement)
    ? statement.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
    : statement.isTypeOnly
}
