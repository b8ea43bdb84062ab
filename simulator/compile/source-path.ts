import path from 'node:path'

/** Resolves a reference in a file: `/x` from the root, anything else from the file's folder. */
export function resolveReference(from: string, reference: string): string {
  const joined = reference.startsWith('/')
    ? reference.slice(1)
    : path.posix.join(path.posix.dirname(from), reference)
  return path.posix.normalize(joined)
}
