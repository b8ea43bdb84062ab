import path from 'node:path'
import { compiles } from './checks/compiles.mjs'
import { drawsAlike } from './checks/draws-alike.mjs'
import { fits } from './checks/fits.mjs'
import { modulesAreFound } from './checks/modules-are-found.mjs'
import { packagesAreBuilt } from './checks/packages-are-built.mjs'
import { runsBare } from './checks/runs-bare.mjs'
import { wxmlCompiles } from './checks/wxml-compiles.mjs'
import { copyProject } from './project.mjs'
import { inScratch } from './scratch.mjs'

/** The order matters: the last four check the compiler's output. */
const CHECKS = [
  packagesAreBuilt,
  wxmlCompiles,
  compiles,
  modulesAreFound,
  runsBare,
  drawsAlike,
  fits,
]

/** Checks a copy of the project, reports each result as it comes, and returns all problems. */
export function inspect(root, say) {
  return inScratch(async (scratch) => {
    const project = {
      root: path.join(scratch, 'project'),
      compiled: path.join(scratch, 'compiled'),
      scratch,
      say,
    }
    copyProject(project.root, root)

    const found = []
    for (const check of CHECKS) {
      const problems = await check.problems(project)
      say(`${problems.length === 0 ? 'ok  ' : 'FAIL'} ${check.promise}`)
      for (const problem of problems) say(`     ${problem.replaceAll('\n', '\n     ')}`)
      found.push(...problems)
      if (problems.length > 0 && check.isNeededByTheRest) break
    }
    return found
  })
}
