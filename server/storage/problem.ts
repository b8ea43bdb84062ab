import { Refusal } from '../refusal'

/** Why the storage cannot be written. */
export type ProblemKind =
  'disk-full' | 'read-only' | 'disk-failed' | 'locked' | 'files-gone' | 'damaged' | 'second-writer'

/** What is wrong, and what the operator can do about it. */
const SENTENCES: Record<ProblemKind, string> = {
  'disk-full': 'The disk is full: messages are refused until you free some space.',
  'read-only': 'The database cannot be written: make its folder and its disk writable.',
  'disk-failed': 'The disk has failed: messages are refused; see the system log.',
  locked: 'Another program has locked the database: stop that program.',
  'files-gone':
    'huiyin.db, its log or their folder was removed or replaced while the server runs: messages are refused; ' +
    'stop the server, put the files back and start it.',
  damaged:
    'The database is damaged: stop the server, and restore a backup (`npm run admin -- restore DIR`) ' +
    'or go on with what can be read (`npm run admin -- repair --accept-loss`).',
  'second-writer':
    'Another program has written to the database, so this server stops. Make sure that no other server has the same ' +
    'DATA_DIR, and that tools such as sqlite3 only read while the server runs (no VACUUM, no checkpoint); then start it again.',
}

/** Problems that end only with a restart. */
const FINAL = new Set<ProblemKind>(['damaged', 'second-writer'])

/** The storage does not work as it should: a refusal for clients, and a sentence for the operator. */
export class Problem extends Refusal {
  readonly isFinal: boolean
  /** The message for the operator. */
  readonly sentence: string

  constructor(
    readonly kind: ProblemKind,
    override readonly cause?: unknown
  ) {
    super('busy', 'The store cannot do this now')
    this.isFinal = FINAL.has(kind)
    this.sentence = SENTENCES[kind]
  }

  /** Whether the stored data can still be read correctly. */
  get canRead(): boolean {
    return this.kind !== 'damaged' && this.kind !== 'files-gone'
  }
}
