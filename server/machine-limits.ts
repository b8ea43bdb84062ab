import { ConfigProblem } from './environment'

/** The relevant part of the limits in `process.report`. Windows has none. */
export interface UserLimits {
  open_files?: Limit
  /** In bytes, despite its name. */
  file_size_blocks?: Limit
}

interface Limit {
  soft: number | 'unlimited' | ''
}

/** With fewer descriptors, the server itself and a few people would use them all. */
const LEAST_DESCRIPTORS = 128
const FEW_DESCRIPTORS = 1024
const MB = 1024 * 1024
/** The database's write-ahead log takes 35 MB from the start. */
const LEAST_FILE_BYTES = 64 * MB

/** Throws if the limits are too low for the server. Returns warnings about low limits. */
export function checkLimits({ open_files, file_size_blocks }: UserLimits): string[] {
  return [...checkDescriptors(numberOf(open_files)), ...checkFileSize(numberOf(file_size_blocks))]
}

const numberOf = (limit: Limit | undefined): number =>
  typeof limit?.soft === 'number' ? limit.soft : Infinity

function checkDescriptors(count: number): string[] {
  const sentence = `The limit on open files is ${count}`
  if (count < LEAST_DESCRIPTORS) {
    throw new ConfigProblem(
      `${sentence}, but the server needs at least ${LEAST_DESCRIPTORS}: ` +
        'raise it (ulimit -n, or LimitNOFILE in systemd).'
    )
  }
  if (count >= FEW_DESCRIPTORS) return []
  return [`${sentence}, and each phone takes one: raise it (ulimit -n, or LimitNOFILE in systemd)`]
}

function checkFileSize(bytes: number): string[] {
  if (bytes === Infinity) return []
  const sentence = `The limit on the size of a file is ${Math.floor(bytes / MB)} MB`
  if (bytes < LEAST_FILE_BYTES) {
    throw new ConfigProblem(
      `${sentence}, but the database in DATA_DIR needs at least ${LEAST_FILE_BYTES / MB} MB: ` +
        'raise it (ulimit -f, or LimitFSIZE in systemd).'
    )
  }
  return [
    `${sentence}, and the database in DATA_DIR cannot grow beyond it: raise it (ulimit -f, or LimitFSIZE in systemd)`,
  ]
}

/** The number of files and sockets that the process may have open. */
export const descriptorLimit = ({ open_files }: UserLimits): number => numberOf(open_files)

/** The limits of this process. */
export function currentLimits(): UserLimits {
  // Looking up the name of every peer would take seconds.
  const report = process.report as NodeJS.ProcessReport & { excludeNetwork?: boolean }
  report.excludeNetwork = true
  return (report.getReport() as { userLimits?: UserLimits }).userLimits ?? {}
}
