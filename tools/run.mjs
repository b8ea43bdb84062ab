import { spawn } from 'node:child_process'
import path from 'node:path'

/**
 * Runs one of the scripts of wechat/ in its own process, because the compiler remembers earlier projects and creates
 * folders in its working directory. Returns the output and whether the script succeeded.
 */
export function runApart(script, args, folder) {
  const file = path.join(import.meta.dirname, 'wechat', script)
  const child = spawn(process.execPath, [file, ...args], { cwd: folder })
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (printed += text))
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ passed: code === 0, printed }))
  })
}
