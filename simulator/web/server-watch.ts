import type { Problem } from '../compile/compile-error'

/** What the compiler leaves beside its output after each build. */
export interface BuildNote {
  /** Another text: another build. */
  build: string
  problems: readonly Problem[]
}

/** What an answer of the server says. */
export interface ServerAnswer extends BuildNote {
  /** Built since the page was opened, and not told before. */
  isNew: boolean
}

const EVERY_MS = 500
/** A server that does not answer is asked less often. */
const WHILE_GONE_MS = 1_500

/** Asks the server for the note of the last build, again and again, and tells each answer. */
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
