import { Refusal } from '../refusal'

/** Why the store cannot be written. */
export type ProblemKind =
  'disk-full' | 'read-only' | 'disk-failed' | 'locked' | 'files-gone' | 'damaged' | 'second-writer'

/** What is wrong, and what the operator can do. */
const SENTENCES: Record<ProblemKind, string> = {
  'disk-full': 'The disk is full: messages are refused until there is room again; make some.',
  'read-only': 'The database cannot be written: make its folder and its disk writable.',
  'disk-failed': 'The disk has failed: messages are refused; see the log of the system.',
  locked: 'Another program has locked the database: end it.',
  'files-gone':
    'huiyin.db, its log or their folder was removed or replaced while the server runs: messages are refused; ' +
    'stop the server, put the files back and start it.',
  damaged:
    'The database is damaged: stop the server, and restore a backup (`npm run admin -- restore DIR`) ' +
    'or go on with what can be read (`npm run admin -- repair --accept-loss`).',
  'second-writer':
    'Another program has written to the database: this server stops. Make sure that no other server has the same DATA_DIR.',
}

/** Where nothing but another start can help. */
const FINAL = new Set<ProblemKind>(['damaged', 'second-writer'])

/** The store cannot be used as it should: a refusal to those who ask, and a sentence to the operator. */
export class Problem extends Refusal {
  readonly isFinal: boolean
  /** For the operator. */
  readonly sentence: string

  constructor(
    readonly kind: ProblemKind,
    override readonly cause?: unknown
  ) {
    super('busy', 'The store cannot do this now')
    this.isFinal = FINAL.has(kind)
    this.sentence = SENTENCES[kind]
  }

  /** Whether what is kept can still be read as it was written. */
  get canRead(): boolean {
    return this.kind !== 'damaged' && this.kind !== 'files-gone'
  }
}
