import { runApart } from '../run.mjs'

/** What the compiler says of itself, and of WeChat's server that it cannot ask offline. */
const NOISE =
  /ENOTFOUND|get white ext list fail|^\[miniprogram-builder\]|summer-compiler|^serialize /

/** WeChat's own compiler accepts the folder; what it made stands in `compiled` afterwards. */
export const compiles = {
  promise: 'WeChat’s compiler accepts the mini-program',
  isNeededByTheRest: true,
  async problems({ root, compiled, scratch }) {
    const { passed, printed } = await runApart('compile.mjs', [root, compiled], scratch)
    return passed ? [] : [saidByCompiler(printed, root)]
  },
}

/** The compiler's own words without its noise and without where the scratch folder happened to be. */
export function saidByCompiler(printed, root) {
  const lines = printed.split('\n').filter((line) => line.trim() !== '' && !NOISE.test(line))
  return lines.join('\n').replaceAll(`${root}/`, '') || 'the compiler failed and said nothing'
}
