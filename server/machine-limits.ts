import { ConfigProblem } from './environment'

/** The part of `process.report`'s limits that matters here; on Windows there is none. */
export interface UserLimits {
  open_files?: Limit
  /** In bytes, whatever its name. */
  file_size_blocks?: Limit
}

interface Limit {
  soft: number | 'unlimited' | ''
}

/** Fewer descriptors are used up by the server itself and a handful of people. */
const LEAST_DESCRIPTORS = 128
const FEW_DESCRIPTORS = 1024
const MB = 1024 * 1024
/** The log of the database has 35 MB from the start. */
const LEAST_FILE_BYTES = 64 * MB

/** Refuses limits under which the server cannot work; returns sentences about limits that are low. */
export function checkLimits({ open_files, file_size_blocks }: UserLimits): string[] {
  return [...checkDescriptors(numberOf(open_files)), ...checkFileSize(numberOf(file_size_blocks))]
}

const numberOf = (limit: Limit | undefined): number =>
  typeof limit?.soft === 'number' ? limit.soft : Infinity

function checkDescriptors(count: number): string[] {
  const sentence = `The limit on open files is ${count}`
  if (count < LEAST_DESCRIPTORS) {
    throw new ConfigProblem(
      `${sentence}, and the server needs ${LEAST_DESCRIPTORS} at least: ` +
        'raise it (ulimit -n, or LimitNOFILE of systemd).'
    )
  }
  if (count >= FEW_DESCRIPTORS) return []
  return [`${sentence}, and each phone takes one: raise it (ulimit -n, or LimitNOFILE of systemd)`]
}

function checkFileSize(bytes: number): string[] {
  if (bytes === Infinity) return []
  const sentence = `The limit on the size of a file is ${Math.floor(bytes / MB)} MB`
  if (bytes < LEAST_FILE_BYTES) {
    throw new ConfigProblem(
      `${sentence}, and the database in DATA_DIR needs ${LEAST_FILE_BYTES / MB} MB at least: ` +
        'raise it (ulimit -f, or LimitFSIZE of systemd).'
    )
  }
  return [
    `${sentence}, and the database in DATA_DIR will stop there: raise it (ulimit -f, or LimitFSIZE of systemd)`,
  ]
}

/** How many files and sockets the process may have open at a time. */
export const descriptorLimit = ({ open_files }: UserLimits): number => numberOf(open_files)

/** The limits of this process. */
export function currentLimits(): UserLimits {
  // Looking up every peer's name would take seconds.
  const report = process.report as NodeJS.ProcessReport & { excludeNetwork?: boolean }
  report.excludeNetwork = true
  return (report.getReport() as { userLimits?: UserLimits }).userLimits ?? {}
}
