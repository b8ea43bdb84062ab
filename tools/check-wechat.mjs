/**
 * Checks offline, with WeChat's own tools, whether WeChat would accept the committed mini-program. With --selftest:
 * checks that every known way to break it is noticed.
 */
import path from 'node:path'
import { ensureInstalled } from './install.mjs'

const root = path.join(import.meta.dirname, '..')

ensureInstalled()
const { inspect } = await import('./inspect.mjs')
const { selftest } = await import('./selftest.mjs')
const problems = process.argv.includes('--selftest')
  ? await selftest(root)
  : await inspect(root, console.log)

if (problems.length > 0) process.exitCode = 1
