/** The process that plays all people: one job, its figures, then it ends. */
import { dialects } from '../dialects/dialects'
import type { Figures, GeneratorJob } from '../jobs'
import { fanOut } from './fan-out'
import { idle } from './idle'
import { paced } from './paced'
import { fail } from './person'
import { sends } from './sends'

process.once('message', (job: GeneratorJob) => {
  run(job).then(
    (figures) => process.send?.({ figures }),
    (error: unknown) => fail(String(error))
  )
})
process.send?.('ready')

async function run({ speaker, url, load }: GeneratorJob): Promise<Figures> {
  const dialect = dialects[speaker]
  switch (load.kind) {
    case 'sends':
      return sends(dialect, url, load)
    case 'paced':
      return paced(dialect, url, load)
    case 'fan-out':
      return fanOut(dialect, url, load)
    case 'idle':
      return idle(dialect, url, load.people)
  }
}
