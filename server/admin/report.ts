import type { Verification } from '../storage/sqlite/verify'
import type { PersonLine, SignedOut, Stats } from './command'
import type { Repaired } from './repair'

/** The statistics for the operator. */
export function statsReport(stats: Stats): string {
  const lines: [string, string | number][] = [
    ['version', stats.version],
    ['server', stats.sockets === undefined ? 'not running' : 'running'],
    ['sockets', stats.sockets ?? 0],
    ['people', stats.people],
    ['conversations', stats.conversations],
    ['entries', stats.entries],
    ['sessions', stats.sessions],
    ['database', megabytes(stats.database)],
    ['free on disk', megabytes(stats.room)],
    ['epoch', stats.epoch],
  ]
  return lines.map(([name, value]) => `${name.padEnd(14)}${value}`).join('\n')
}

/** The people who are signed in, and their devices. */
export function sessionsReport(people: readonly PersonLine[]): string {
  return people.map(personReport).join('\n\n')
}

function personReport({ id, name, sessions }: PersonLine): string {
  const lines = sessions.map(({ session, device, state, online, expiresAt }) => {
    const until = state === 'active' ? ` until ${timeOf(expiresAt)}` : ''
    return `  ${session}  device ${quoted(device)}  ${state}${until}${online ? ', online' : ''}`
  })
  return [`${quoted(name)}, id ${id}`, ...(lines.length > 0 ? lines : ['  no sessions'])].join('\n')
}

export function signedOutReport({ id, name, sessions, sockets }: SignedOut): string {
  if (sessions === 0) return `${quoted(name)} (${id}) had no session left to sign out.`
  return `Signed out ${quoted(name)} (${id}): sessions revoked: ${sessions}, sockets closed: ${sockets}.`
}

/** The flaws of a database, one line each, or its content if there are none. */
export function verifyReport({ flaws, people, conversations, entries }: Verification): string {
  if (flaws.length > 0) return [...flaws, `Something is wrong: found ${flaws.length}.`].join('\n')
  return `Nothing is wrong (${countsOf({ people, conversations, entries })}).`
}

/** What was wrong, what is left, and what this means. */
export function repairedReport({ finding, kept, left, latest }: Repaired): string {
  return [
    'Repaired, with a new epoch: phones fetch everything again.',
    `Found: ${finding}.`,
    `Left: ${countsOf(left)}.`,
    latest === undefined
      ? 'No message is left.'
      : `The latest entry is of ${new Date(latest).toISOString()}: what was acknowledged later is lost.`,
    `The files are kept as they were in ${kept}.`,
  ].join('\n')
}

const countsOf = (counts: Pick<Verification, 'people' | 'conversations' | 'entries'>): string =>
  `people: ${counts.people}, conversations: ${counts.conversations}, entries: ${counts.entries}`

/** People choose names, so control characters and quotes are escaped. */
const quoted = (text: string): string => JSON.stringify(text)

const timeOf = (at: number): string => `${new Date(at).toISOString().slice(0, 16)}Z`

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
