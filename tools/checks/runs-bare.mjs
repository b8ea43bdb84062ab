import path from 'node:path'
import { runApart } from '../run.mjs'

/** The compiled code starts in a context with only JavaScript and `wx`, as on a phone. */
export const runsBare = {
  promise: 'the compiled code starts with only JavaScript and wx',
  async problems({ compiled, scratch }) {
    const { passed, printed } = await runApart(
      path.join('..', 'phone', 'start.mjs'),
      [compiled],
      scratch
    )
    return passed ? [] : printed.trim().split('\n')
  },
}
