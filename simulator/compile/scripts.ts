import { existsSync } from 'node:fs'
import path from 'node:path'
import { build, type BuildFailure, type Message } from 'esbuild'
import { CompileError, type Problem } from './compile-error'
import { phoneBoundary } from './phone-boundary'
import type { ProgramSource } from './program'
import type { Wrapping } from './wrap'

/** Bundles App, pages and components between head and tail. Each file runs when it is first required. */
export async function compileScripts(
  program: ProgramSource,
  { head, tail }: Wrapping
): Promise<string> {
  const { root } = program
  try {
    const { outputFiles } = await build({
      stdin: { contents: entryOf(program), resolveDir: root, sourcefile: 'mini-program.js' },
      absWorkingDir: root,
      bundle: true,
      write: false,
      format: 'cjs',
      target: 'es2020',
      charset: 'utf8',
      sourcemap: 'inline',
      define: { 'process.env.NODE_ENV': '"production"' },
      tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
      banner: { js: head },
      footer: { js: tail },
      plugins: [phoneBoundary(root)],
      logLevel: 'silent',
    })
    return outputFiles[0]?.text ?? ''
  } catch (error) {
    throw toCompileError(error)
  }
}

/** Lazy requires keep WeChat's order: a file's top level runs while its own component is being registered. */
function entryOf({ root, components }: ProgramSource): string {
  const load = (source: string) => `() => require(${JSON.stringify(scriptOf(root, source))})`
  const entries = components.map(({ path: name }) => `${JSON.stringify(name)}: ${load(name)}`)
  return `exports.app = ${load('app')}\nexports.components = {\n${entries.join(',\n')}\n}`
}

function scriptOf(root: string, source: string): string {
  const extension = existsSync(path.join(root, `${source}.ts`)) ? 'ts' : 'js'
  return `./${source}.${extension}`
}

function toCompileError(error: unknown): unknown {
  const messages = (error as Partial<BuildFailure>).errors
  return messages === undefined ? error : new CompileError(messages.map(problemOf))
}

function problemOf({ location, text }: Message): Problem {
  if (location === null) return { file: 'mini-program', message: text }
  return { file: location.file, line: location.line, column: location.column + 1, message: text }
}
