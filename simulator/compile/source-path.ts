import path from 'node:path'

/** Resolves a reference of a file: `/x` from the root, everything else from the file's folder. */
export function resolveReference(from: string, reference: string): string {
  const joined = reference.startsWith('/')
    ? reference.slice(1)
    : path.posix.join(path.posix.dirname(from), reference)
  return path.posix.normalize(joined)
}
