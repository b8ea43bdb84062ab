import path from 'node:path'

const LOOK_MS = 250

/** Calls `leave` when npm, the parent of this process, has been killed and can no longer forward signals. */
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

/** Programs started by an npm script inherit its environment, but some of them are meant to outlive npm. */
function isNpmScript() {
  const script = process.env.npm_lifecycle_script ?? ''
  return script.includes(path.basename(process.argv[1] ?? ''))
}
