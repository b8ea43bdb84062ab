/** Compares built packages with committed ones. Returns a sentence for every file that differs. */
export function differences(built, committed) {
  const files = [...new Set([...built.keys(), ...committed.keys()])].sort()
  return files
    .filter((file) => built.get(file) !== committed.get(file))
    .map((file) => `${file} ${verdict(built.has(file), committed.has(file))}`)
}

function verdict(isBuilt, isCommitted) {
  if (!isCommitted) return 'is missing'
  return isBuilt ? 'differs from the package' : 'belongs to no package'
}
