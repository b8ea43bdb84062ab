import type { ProblemKind } from '../problem'
import { primaryCode } from './driver'

/** The paths of the database and its log lead to other files. */
export class FilesGone extends Error {
  override readonly name = 'FilesGone'
}

/** The data that was read differs from what was written. */
export class Damage extends Error {
  override readonly name = 'Damage'
}

/** Another connection has committed something. */
export class SecondWriter extends Error {
  override readonly name = 'SecondWriter'
}

/** SQLite's primary result codes. */
const BY_RESULT: Partial<Record<number, ProblemKind>> = {
  5: 'locked',
  6: 'locked',
  7: 'disk-failed',
  8: 'read-only',
  10: 'disk-failed',
  11: 'damaged',
  13: 'disk-full',
  14: 'disk-failed',
  26: 'damaged',
}

const BY_SYSTEM: Partial<Record<string, ProblemKind>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EFBIG: 'disk-full',
  EIO: 'disk-failed',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
}

const BY_NAME: Partial<Record<string, ProblemKind>> = {
  FilesGone: 'files-gone',
  Damage: 'damaged',
  SecondWriter: 'second-writer',
}

/** The kind of problem that an error shows; undefined if it is not a problem of the store. */
export function kindOf(error: unknown): ProblemKind | undefined {
  const { name = '', code = '' } = (error ?? {}) as { name?: string; code?: string }
  return BY_NAME[name] ?? BY_RESULT[primaryCode(error)] ?? BY_SYSTEM[code]
}
