import type { Problem } from '../compile/compile-error'

/** What the compiler leaves beside its output after each build. */
export interface BuildNote {
  /** Another text: another build. */
  build: string
  problems: readonly Problem[]
}

const EVERY_MS = 500

/** Asks again and again for the note of the last build, and tells when it is another one. */
export function watchBuild(tell: (note: BuildNote) => void): void {
  let last: string | undefined
  const ask = async () => {
    const answer = await fetch('build.json', { cache: 'no-store' })
    const note = (await answer.json()) as BuildNote
    if (note.build !== last) tell(note)
    last = note.build
  }
  const again = () => {
    // The server may be restarting: the next round asks again.
    void ask()
      .catch(() => undefined)
      .then(() => setTimeout(again, EVERY_MS))
  }
  again()
}
