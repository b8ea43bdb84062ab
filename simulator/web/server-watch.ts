import type { Problem } from '../compile/compile-error'

/** The file that the compiler writes beside its output after each build. */
export interface BuildNote {
  /** A different text means a different build. */
  build: string
  problems: readonly Problem[]
  /** What stops nothing. */
  notes: readonly Problem[]
}

/** The content of a server's answer. */
export interface ServerAnswer extends BuildNote {
  /** Built after the page was opened, and not reported before. */
  isNew: boolean
}

const EVERY_MS = 500
/** A server that does not answer is asked less often. */
const WHILE_GONE_MS = 1_500

/** Requests the note of the last build regularly, and reports each answer. */
export function watchServer(tell: (answer: ServerAnswer) => void): void {
  let last: string | undefined
  const ask = async () => {
    const answer = await fetch('build.json', { cache: 'no-store' })
    const note = (await answer.json()) as BuildNote
    tell({ ...note, isNew: last !== undefined && note.build !== last })
    last = note.build
    return EVERY_MS
  }
  const again = () => {
    void ask()
      .catch(() => WHILE_GONE_MS)
      .then((ms) => setTimeout(again, ms))
  }
  again()
}
