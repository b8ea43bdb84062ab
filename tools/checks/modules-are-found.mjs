import { runApart } from '../run.mjs'

const NOT_FOUND = /Couldn't resolve the (\S+) file "([^"]+)" relative to "\/?([^":]+)/g

/** Every required file is among the compiled ones. */
export const modulesAreFound = {
  promise: 'every required module exists',
  async problems({ compiled, scratch }) {
    const { passed, printed } = await runApart('analyse.mjs', [compiled], scratch)
    return passed ? missingModules(printed) : [printed.trim()]
  },
}

/** Reads the analyser's log. Missing modules are reported only there. */
export function missingModules(printed) {
  return [...printed.matchAll(NOT_FOUND)].map(
    ([, kind, wanted, from]) => `${from} requires ${wanted} (${kind}), which does not ship`
  )
}
