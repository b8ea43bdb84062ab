import path from 'node:path'

const LOOK_MS = 250

/** Calls `leave` once npm, which started this process, was killed and could pass on no signal. */
export function whenAbandoned(leave) {
  if (!isNpmScript()) return
  const npm = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(timer)
    leave()
  }, LOOK_MS)
  timer.unref()
}

/** What an npm script starts inherits its environment, and may be meant to outlive it. */
function isNpmScript() {
  const script = process.env.npm_lifecycle_script ?? ''
  return script.includes(path.basename(process.argv[1] ?? ''))
}
