/**
 * The packages of a lockfile that are missing from npm's own record of the installation, or differ there.
 * Optional packages may be missing: npm omits those for other machines.
 */
export function missingPackages(lock, installed) {
  return Object.entries(lock.packages)
    .filter(([place, wanted]) => place !== '' && !isThere(wanted, installed.packages?.[place]))
    .map(([place]) => place)
}

function isThere(wanted, found) {
  if (found === undefined) return wanted.optional === true
  return ['version', 'resolved', 'integrity'].every((field) => wanted[field] === found[field])
}
