/** Compares built packages with committed ones: a sentence for every file that is not the same. */
export function differences(built, committed) {
  const files = [...new Set([...built.keys(), ...committed.keys()])].sort()
  return files
    .filter((file) => built.get(file) !== committed.get(file))
    .map((file) => `${file} ${verdict(built.has(file), committed.has(file))}`)
}

function verdict(isBuilt, isCommitted) {
  if (!isCommitted) return 'is missing'
  return isBuilt ? 'is not what the package says' : 'belongs to no package'
}
