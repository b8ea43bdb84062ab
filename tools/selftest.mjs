import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { breakages } from './breakages.mjs'
import { listFiles } from './files.mjs'
import { inspect } from './inspect.mjs'
import { copyProject } from './project.mjs'
import { inScratch } from './scratch.mjs'

const AT_ONCE = 2

/**
 * Runs this folder's tests, then breaks a copy of the project in each known way. A breakage that no check reports is
 * a problem.
 */
export async function selftest(root) {
  const waiting = [...breakages]
  const problems = testFailures()
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const problem = await overlooked(root, next)
      console.log(problem ? `FAIL ${problem}` : `ok   noticed: ${next.name}`)
      if (problem) problems.push(problem)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return problems
}

function testFailures() {
  const tests = ['npm', 'checks', 'phone'].flatMap((folder) =>
    listFiles(path.join(import.meta.dirname, folder), '.test.mjs').map((file) =>
      path.join(import.meta.dirname, folder, file)
    )
  )
  const { status, stdout } = spawnSync(process.execPath, ['--test', ...tests], { encoding: 'utf8' })
  if (status !== 0) console.log(stdout)
  return status === 0 ? [] : ['the tests of tools/ fail']
}

/** Returns nothing if a check reports the breakage in the expected words. */
function overlooked(root, { name, make, named }) {
  return inScratch(async (scratch) => {
    const copy = path.join(scratch, 'copy')
    copyProject(copy, root)
    make(copy)
    const found = await inspect(copy, () => undefined)
    if (found.some((problem) => named.every((word) => problem.includes(word)))) return undefined
    return `${name}: expected a problem with ${named.join(', ')}; found ${found.join(' | ') || 'none'}`
  })
}
