import { runApart } from '../run.mjs'

/** The compiler's messages about itself, and about WeChat's server, which it cannot reach offline. */
const NOISE =
  /ENOTFOUND|get white ext list fail|^\[miniprogram-builder\]|summer-compiler|^serialize /

/** WeChat's own compiler accepts the folder. Its output is in `compiled` afterwards. */
export const compiles = {
  promise: 'WeChat’s compiler accepts the mini-program',
  isNeededByTheRest: true,
  async problems({ root, compiled, scratch }) {
    const { passed, printed } = await runApart('compile.mjs', [root, compiled], scratch)
    return passed ? [] : [saidByCompiler(printed, root)]
  },
}

/** The compiler's output without its noise and without the path of the scratch folder. */
export function saidByCompiler(printed, root) {
  const lines = printed.split('\n').filter((line) => line.trim() !== '' && !NOISE.test(line))
  return lines.join('\n').replaceAll(`${root}/`, '') || 'the compiler failed without a message'
}
