import { readFileSync } from 'node:fs'

/** Sockets are not all that a process has open. */
const OTHERS = 200

/** Why this process may not have so many sockets, in one sentence; undefined where it may. */
export function tooFewFiles(sockets: number): string | undefined {
  const most = mostOpenFiles()
  if (most >= sockets + OTHERS) return undefined
  return (
    `${sockets} sockets need ${sockets + OTHERS} open files, and this shell allows ${most}: ` +
    `say "ulimit -n ${sockets + OTHERS}" first, or ask for fewer by --people.`
  )
}

/** Node raises its own limit to the hard one as it starts; where nobody says what that is, we try. */
function mostOpenFiles(): number {
  try {
    const limits = readFileSync('/proc/self/limits', 'utf8')
    const soft = /^Max open files +(\d+)/m.exec(limits)?.[1]
    return soft === undefined ? Infinity : Number(soft)
  } catch {
    return Infinity // no such file: not Linux
  }
}
