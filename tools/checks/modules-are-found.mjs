import { runApart } from '../run.mjs'

const NOT_FOUND = /Couldn't resolve the (\S+) file "([^"]+)" relative to "\/?([^":]+)/g

/** Every file that another one asks for is among the compiled ones. */
export const modulesAreFound = {
  promise: 'every module that is asked for is there',
  async problems({ compiled, scratch }) {
    const { passed, printed } = await runApart('analyse.mjs', [compiled], scratch)
    return passed ? missingModules(printed) : [printed.trim()]
  },
}

/** Reads the analyser's log: it reports what it misses there and nowhere else. */
export function missingModules(printed) {
  return [...printed.matchAll(NOT_FOUND)].map(
    ([, kind, wanted, from]) => `${from} asks for ${wanted} (${kind}), which does not ship`
  )
}
