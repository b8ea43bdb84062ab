import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { CompileError } from './compile-error'
import type { Config } from './program'

/** Reads a JSON object of the mini-program; a broken one is a problem with its place. */
export function readConfig(root: string, file: string): Config {
  const text = readFileSync(path.join(root, file), 'utf8')
  const parsed = parse(file, text)
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new CompileError([{ file, message: 'must hold a JSON object' }])
  return parsed as Config
}

/** As `readConfig`, but a file that is not there is an empty object. */
export function readConfigIfAny(root: string, file: string): Config {
  return existsSync(path.join(root, file)) ? readConfig(root, file) : {}
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new CompileError([{ file, ...placeOf(text, message), message }])
  }
}

function placeOf(text: string, message: string): { line?: number; column?: number } {
  const position = /at position (\d+)/.exec(message)?.[1]
  if (position === undefined) return {}
  const before = text.slice(0, Number(position)).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}
