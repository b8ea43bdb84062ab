import { readFileSync } from 'node:fs'

/** Descriptors that a process needs besides its sockets. */
const OTHERS = 200

/** One sentence that says why this process cannot open so many sockets; undefined if it can. */
export function tooFewFiles(sockets: number): string | undefined {
  const most = mostOpenFiles()
  if (most >= sockets + OTHERS) return undefined
  return (
    `${sockets} sockets need ${sockets + OTHERS} open files, but this shell allows ${most}: ` +
    `run "ulimit -n ${sockets + OTHERS}" first, or use fewer with --people.`
  )
}

/** Node raises its own limit to the hard limit at its start. If the hard limit is unknown, we try. */
function mostOpenFiles(): number {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8')
    const soft = /^Max open files +(\d+)/m.exec(limits)?.[1]
    return soft === undefined ? Infinity : Number(soft)
  } catch {
    return Infinity // no such file: not Linux
  }
}
