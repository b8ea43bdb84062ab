/** Type-checks every project separately, so that each sees only the globals that it really has. */
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc')

const PROJECTS = [
  'tsconfig.json',
  'server/tsconfig.json',
  'simulator/tsconfig.json',
  'simulator/platform/tsconfig.json',
  'simulator/web/tsconfig.json',
  'bench/tsconfig.json',
  'test/tsconfig.json',
]

/** The file of the compiler's incremental results: only what has changed is checked again. */
const notesOf = (project) =>
  path.join('node_modules/.cache/types', `${project.replaceAll('/', '-')}.tsbuildinfo`)

const check = (project) =>
  new Promise((resolve) => {
    const args = ['-p', project, '--incremental', '--tsBuildInfoFile', notesOf(project)]
    const child = spawn(process.execPath, [tsc, ...args], { cwd: root, stdio: 'inherit' })
    child.on('exit', (code) => resolve({ project, passed: code === 0 }))
  })

const waiting = [...PROJECTS]
const failed = []

async function checkNext() {
  for (let project = waiting.pop(); project; project = waiting.pop()) {
    const { passed } = await check(project)
    if (!passed) failed.push(project)
  }
}
await Promise.all([checkNext(), checkNext()])

if (failed.length > 0) {
  console.error(`types: ${failed.join(', ')} failed`)
  process.exit(1)
}
console.log(`types: ${PROJECTS.length} projects, no errors`)
