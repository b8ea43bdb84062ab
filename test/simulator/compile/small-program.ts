import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { compileProgram } from '../../../simulator/compile/compile'
import { CompileError } from '../../../simulator/compile/compile-error'

type Files = Record<string, string>

const PAGE: Files = {
  'app.json': '{ "pages": ["pages/a/a"] }',
  'app.ts': 'App({})',
  'pages/a/a.ts': 'Page({})',
  'pages/a/a.wxml': '<view />',
}

const folders: string[] = []

/** A mini-program with one page, and with these files changed or added. */
export function programOf(files: Files): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'huiyin-compile-'))
  folders.push(root)
  const source = path.join(root, 'miniprogram')
  for (const [name, text] of Object.entries({ ...PAGE, ...files })) {
    const file = path.join(source, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return source
}

/** The compiler's output for the program. */
export const compiled = (files: Files): Promise<string> => compileProgram(programOf(files))

/** The compiler's messages about the program, line by line. */
export async function problemsOf(files: Files): Promise<string[]> {
  try {
    await compiled(files)
    return []
  } catch (error) {
    if (error instanceof CompileError) return error.message.split('\n')
    throw error
  }
}

/** Removes all created folders. */
export function sweep(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
}
