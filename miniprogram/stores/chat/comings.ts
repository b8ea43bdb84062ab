import type { NoticeBody } from '../../../protocol/entry'
import { hasRow } from '../look/entry-looks'
import type { Item, Items } from './message-items'

/** People who joined or left one after another. The chat shows them in one line. */
export interface Comings {
  what: 'member-joined' | 'member-left'
  names: readonly string[]
}

/** Whether the line of the previous item includes this one. */
export function isToldBefore(item: Item, before: Item | undefined): boolean {
  const what = whatOf(item)
  return what !== undefined && before !== undefined && whatOf(before) === what
}

/** Everyone whose joining or leaving is shown in one line, starting with its first entry. */
export function comingsFrom(items: Items, first: Item): Comings | undefined {
  const what = whatOf(first)
  if (what === undefined) return undefined
  const names = new Map<string, string>()
  for (let seq = first.seq; seq <= items.last; seq++) {
    const body = bodyOf(items.at(seq))
    if (body !== 'unseen' && body?.what !== what) break
    if (body !== 'unseen') names.set(body.userId, body.name)
  }
  return { what, names: [...names.values()] }
}

function whatOf(item: Item): Comings['what'] | undefined {
  const body = bodyOf(item)
  return body === 'unseen' ? undefined : body?.what
}

/** What has no row of its own parts nobody. */
function bodyOf(item: Item | undefined) {
  const entry = item?.entry
  if (entry && !hasRow(entry)) return 'unseen'
  return entry?.type === 'notice' && isComing(entry.body) ? entry.body : undefined
}

const isComing = (body: NoticeBody): body is NoticeBody & { what: Comings['what'] } =>
  body.what === 'member-joined' || body.what === 'member-left'
