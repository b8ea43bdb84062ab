import { existsSync } from 'node:fs'
import path from 'node:path'
import { transformSync, type TransformFailure } from 'esbuild'
import { CompileError, type Problem } from './compile-error'
import type { Config } from './program'
import { readText } from './source-text'

/** Reads a JSON object of the mini-program. A malformed file is a problem with its position. */
export function readConfig(root: string, file: string): Config {
  const text = readText(root, file)
  const parsed = parse(file, text)
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new CompileError([{ file, message: 'must hold a JSON object' }])
  return parsed as Config
}

/** Like `readConfig`, but a missing file is an empty object. */
export function readConfigIfAny(root: string, file: string): Config {
  return existsSync(path.join(root, file)) ? readConfig(root, file) : {}
}

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new CompileError([{ file, ...firstProblemIn(text) }])
  }
}

/** JSON.parse reports no line numbers, but the bundler's parser does. */
function firstProblemIn(text: string): Omit<Problem, 'file'> {
  try {
    transformSync(text, { loader: 'json', logLevel: 'silent' })
  } catch (error) {
    const first = (error as TransformFailure).errors[0]
    const { location } = first ?? { location: null }
    const place = location && { line: location.line, column: location.column + 1 }
    return { ...place, message: first?.text ?? 'is not valid JSON' }
  }
  return { message: 'is not valid JSON' }
}
