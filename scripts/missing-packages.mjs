/**
 * The packages that a lockfile names and npm's own record of what it has installed does not, or has another of.
 * What is optional may be missing: npm leaves out what is made for other machines.
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
