import path from 'node:path'

/** Resolves what a file refers to: `/x` from the root, all else from the file's own folder. */
export function resolveReference(from: string, reference: string): string {
  const joined = reference.startsWith('/')
    ? reference.slice(1)
    : path.posix.join(path.posix.dirname(from), reference)
  return path.posix.normalize(joined)
}
