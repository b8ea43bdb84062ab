import { readFileSync } from 'node:fs'
import path from 'node:path'
import { runApart } from '../run.mjs'
import { repository } from '../exparser/document.mjs'

const MOST_SHOWN = 3

/**
 * Phones use exparser and the simulator uses glass-easel. Both must draw every component and page alike: one from the
 * output of WeChat's compiler, the other from the sources.
 */
export const drawsAlike = {
  promise: 'exparser, which phones run, draws what the simulator draws',
  async problems({ root, compiled, scratch }) {
    const [cases, seen] = ['cases.json', 'seen.json'].map((name) => path.join(scratch, name))
    const onPhones = await draw('draw-on-exparser.mjs', [compiled, cases], scratch)
    if (!onPhones.passed) return [`exparser draws nothing: ${errorIn(onPhones.printed)}`]
    const source = path.join(root, 'miniprogram')
    const simulated = await draw('draw-on-glass-easel.mjs', [source, cases, seen], repository)
    if (!simulated.passed) return [`the simulator draws nothing: ${errorIn(simulated.printed)}`]
    return differences(read(cases), read(seen))
  },
}

const draw = (script, args, folder) => runApart(path.join('..', 'exparser', script), args, folder)

/** The error message alone, without the line of generated code that threw it. */
const errorIn = (printed) => /^\w*Error:.*/m.exec(printed)?.[0] ?? printed.trim().slice(0, 500)

const read = (file) => JSON.parse(readFileSync(file, 'utf8'))

/** The differences, case by case. Two empty results do not count as equal. */
export function differences(cases, seen) {
  if (!cases.some(({ tree }) => tree.includes('wx-'))) return ['neither runtime draws anything']
  const found = cases.flatMap(({ path: part, name, tree }, index) =>
    tree === seen[index] ? [] : [`${part}, ${name}:\n${firstDifference(tree, seen[index] ?? '')}`]
  )
  const more = found.length - MOST_SHOWN
  return more > 0 ? [...found.slice(0, MOST_SHOWN), `and ${more} more cases differ`] : found
}

function firstDifference(tree, other) {
  const [ours, theirs] = [tree.split('\n'), other.split('\n')]
  const at = ours.findIndex((line, index) => line !== theirs[index])
  const index = at < 0 ? ours.length : at
  const line = (lines) => lines[index] ?? '(nothing)'
  return `  line ${index + 1}\n  exparser:  ${line(ours)}\n  simulator: ${line(theirs)}`
}
