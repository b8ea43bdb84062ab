/** First words that the variables of other programs use too. */
const GENERIC = new Set(['LOG', 'DATA'])
/** Variables that Kubernetes sets for a service, which may be named like this server. */
const KUBERNETES = /_(SERVICE_(HOST|PORT(_\w+)?)|PORT(_\d+_\w+)?)$/

/** A variable that the server does not know. */
export interface Stranger {
  name: string
  /** The known variable that was probably meant. If absent, only the first word matches. */
  meant?: string
}

/** Finds names that look like a known variable but are not one. Skips a name if the correct variable is set too. */
export function strangersIn(names: readonly string[], known: readonly string[]): Stranger[] {
  const absent = known.filter((name) => !names.includes(name))
  return names.flatMap((name) => {
    if (known.includes(name) || KUBERNETES.test(name)) return []
    const meant = absent.find((one) => isMisspelt(name, one))
    if (meant !== undefined) return [{ name, meant }]
    return known.some((one) => isOfFamily(name, one)) ? [{ name }] : []
  })
}

const wordsOf = (name: string): string[] => name.toUpperCase().split(/[^A-Z0-9]+/)

/** Whether both names begin with the same word, and only our variables begin with it. */
function isOfFamily(name: string, known: string): boolean {
  const [first = '', ...more] = wordsOf(known)
  return (
    more.length > 0 && !GENERIC.has(first) && wordsOf(name).length > 1 && first === wordsOf(name)[0]
  )
}

function isMisspelt(name: string, known: string): boolean {
  const [given, right] = [wordsOf(name).join(''), wordsOf(known).join('')]
  if (given === right) return true
  if (right.length < 5) return isSwapped(given, right)
  const isKin = isOfFamily(name, known)
  return (
    isCutOrContinued({ name, known, given, right, isKin }) ||
    distance(given, right) <= mostChanges(right, isKin)
  )
}

interface Pair {
  name: string
  known: string
  /** Both names without underscores and other separators. */
  given: string
  right: string
  isKin: boolean
}

/** Whether one name begins with the other. Names such as LOG_LEVEL_ROOT belong to other programs. */
function isCutOrContinued({ name, known, given, right, isKin }: Pair): boolean {
  if (isKin) return given.startsWith(right) || right.startsWith(given)
  return given.startsWith(right) && !name.startsWith(`${known}_`)
}

function mostChanges({ length }: string, isKin: boolean): number {
  if (length > 9 && isKin) return 3
  return length > 7 ? 2 : 1
}

/** Whether two neighbouring letters are swapped. */
function isSwapped(given: string, right: string): boolean {
  for (let at = 1; at < right.length; at++) {
    const swapped = right.slice(0, at - 1) + right.charAt(at) + right.charAt(at - 1)
    if (swapped + right.slice(at + 1) === given) return true
  }
  return false
}

/** The number of letters that must be added, removed or replaced. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let line = 0; line < one.length; line++) {
    const next = [line + 1]
    for (let at = 0; at < other.length; at++) {
      const replaced = (row[at] ?? 0) + (one.charAt(line) === other.charAt(at) ? 0 : 1)
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1))
    }
    row = next
  }
  return row[other.length] ?? 0
}
