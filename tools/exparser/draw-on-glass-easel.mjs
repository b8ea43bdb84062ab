/**
 * draw-on-glass-easel.mjs MINIPROGRAM CASES OUT: draws the cases as the simulator does, from the sources. Writes the
 * results as JSON.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import Module from 'node:module'
import path from 'node:path'
import vm from 'node:vm'
import { drawn, openDocument, repository, requireFromRepository } from './document.mjs'
import { dataOf, treeOf } from './tree.mjs'

/** A component's classes are prefixed with its number; a page's are not. */
const PREFIX = /^c\d+--/

const [source, cases, out] = process.argv.slice(2)

const { openRuntime, compileProgram } = await simulator()
openDocument()
// Reports about the made-up rows are irrelevant here
console.error = () => undefined
globalThis.compileMiniProgram = async (...program) => {
  // This document runs no scripts, so the compiled program runs here
  const { script } = await compileProgram(...program)
  vm.runInThisContext(script)
  return ''
}
const host = await openRuntime(source, {})
const seen = []
for (const { path: part, data } of JSON.parse(readFileSync(cases, 'utf8'))) {
  const shown = await host.mount(part, data)
  await drawn()
  seen.push(`${treeOf(shown.element, PREFIX)}\n${dataOf(shown.data)}`)
  shown.element.remove()
}
writeFileSync(out, JSON.stringify(seen))
process.exit(0)

/** The simulator's compiler and runtime, bundled from their sources. */
async function simulator() {
  const entry = `
    export { openRuntime } from './test/simulator/runtime-host'
    export { compileProgram } from './simulator/compile/compile'`
  const { outputFiles } = await requireFromRepository('esbuild').build({
    stdin: { contents: entry, resolveDir: repository },
    absWorkingDir: repository,
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
  })
  const file = path.join(repository, 'simulator.cjs')
  const module = new Module(file)
  module.paths = Module._nodeModulePaths(repository)
  module._compile(outputFiles[0].text, file)
  return module.exports
}
