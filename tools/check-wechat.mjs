/**
 * Would WeChat take the mini-program as it is committed? Asks WeChat's own tools, offline.
 * With --selftest: is every way of breaking it noticed?
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
