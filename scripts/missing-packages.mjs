/**
 * The packages of a lockfile that are missing from npm's own record of the installation, or differ from it: all, or
 * only those that one workspace needs to run. Optional packages may be missing, because npm omits those for other
 * machines.
 */
export function missingPackages(lock, installed, workspace) {
  const places = workspace === undefined ? Object.keys(lock.packages) : needsOf(lock, workspace)
  return places.filter(
    (place) => place !== '' && !isThere(lock.packages[place], installed.packages?.[place])
  )
}

function isThere(wanted, found) {
  if (found === undefined) return wanted.optional === true
  return ['version', 'resolved', 'integrity'].every((field) => wanted[field] === found[field])
}

/** The paths of the packages that the workspace needs, directly or indirectly. */
function needsOf({ packages }, workspace) {
  const found = new Set()
  const visit = (place) => {
    const { dependencies, optionalDependencies } = packages[place]
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
      const next = placeOf(packages, place, name)
      if (next === undefined || found.has(next)) continue
      found.add(next)
      visit(next)
    }
  }
  visit(workspace)
  return [...found]
}

/**
 * The path of the nearest package with that name, as Node resolves it: beside the package, then in each folder above.
 */
function placeOf(packages, from, name) {
  const here = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`
  if (here in packages) return here
  if (from === '') return undefined
  const above = from.lastIndexOf('/node_modules/')
  return placeOf(packages, above < 0 ? '' : from.slice(0, above), name)
}
