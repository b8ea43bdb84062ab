export { describeProblem } from './compile-error'
export { compile } from './output'
export { watch } from './watch'
