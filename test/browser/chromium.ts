import { execFileSync } from 'node:child_process'
import { chromium, type Browser } from 'playwright-core'

interface Found {
  executablePath: string
  libraries: string | undefined
  args: string[]
}

const FIND = `
  import { findBrowser, LAUNCH_ARGS } from './scripts/browser.mjs'
  const { executablePath, env } = await findBrowser()
  console.log(JSON.stringify({ executablePath, libraries: env.LD_LIBRARY_PATH, args: LAUNCH_ARGS }))
`

/** Starts the Chromium that the project's own script finds, with a fresh profile. */
export async function openBrowser(): Promise<Browser> {
  // In a separate process: the packaged browser is an ES module, which jest does not load
  const told = execFileSync(process.execPath, ['--input-type=module', '--eval', FIND])
  const { executablePath, libraries, args } = JSON.parse(String(told)) as Found
  const env = { ...process.env, ...(libraries && { LD_LIBRARY_PATH: libraries }) }
  return chromium.launch({ executablePath, args, env: env })
}
