import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export type Files = Record<string, string>

const PAGE: Files = {
  'app.json': '{ "pages": ["pages/a/a"] }',
  'app.ts': 'App({})',
  'pages/a/a.ts': 'Page({})',
  'pages/a/a.wxml': '<view />',
}

const folders: string[] = []

/** A mini-program of one page, its files changed or added to as said. */
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

/** Takes away every folder that was made. */
export function sweep(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
}
