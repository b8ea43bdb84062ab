import type { Patch } from './patch'

type Row = object & { kind?: string }

/** The changes of a list of rows, by path. A shorter list is sent whole, because a path cannot shorten it. */
export function patchRows(path: string, before: readonly Row[], after: readonly Row[]): Patch {
  if (after.length < before.length) return { [path]: after }
  const patch: Patch = {}
  after.forEach((row, index) => {
    Object.assign(patch, patchRow(`${path}[${index}]`, before[index], row))
  })
  return patch
}

/** A row of another kind is a different row. */
function patchRow(path: string, before: Row | undefined, after: Row): Patch {
  if (!before || before.kind !== after.kind) return { [path]: after }
  const old = new Map<string, unknown>(Object.entries(before))
  const changes = Object.entries(after).filter(([name, value]) => !isSame(old.get(name), value))
  const isMostlyNew = changes.length > Object.keys(after).length / 2
  if (isMostlyNew) return { [path]: after }
  return Object.fromEntries(changes.map(([name, value]) => [`${path}.${name}`, value]))
}

function isSame(before: unknown, after: unknown): boolean {
  if (before === after) return true
  const areObjects = typeof before === 'object' && typeof after === 'object'
  return areObjects && JSON.stringify(before) === JSON.stringify(after)
}
