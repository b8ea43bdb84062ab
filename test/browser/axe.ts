import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Frame } from 'playwright-core'

const SOURCE = readFileSync(path.join('node_modules', 'axe-core', 'axe.min.js'), 'utf8')

interface Axe {
  run(options: object): Promise<AxeResults>
}

/** The serious and critical findings of axe in one document, each with the elements that it names. */
export async function barriersIn(frame: Frame): Promise<string[]> {
  // Evaluated rather than added as a script, so that the page's own policy for scripts is not changed
  if (!(await frame.evaluate(() => 'axe' in globalThis))) await frame.evaluate(SOURCE)
  const { violations } = await frame.evaluate(() =>
    (globalThis as unknown as { axe: Axe }).axe.run({
      iframes: false,
      resultTypes: ['violations'],
    })
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
