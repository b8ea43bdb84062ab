import type { Conversation } from '../../../protocol/conversation'
import type { Entry } from '../../../protocol/entry'

/** Plain objects and nothing else. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Text, also empty. */
export function isString(value: unknown): value is string {
  return typeof value === 'string'
}

/** Any number. */
export function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}

/** A list in which every item passes. */
export function listOf<T>(check: (value: unknown) => value is T) {
  return (value: unknown): value is T[] => Array.isArray(value) && value.every(check)
}

/** Enough of an entry to be placed and drawn. */
export function isEntry(value: unknown): value is Entry {
  if (!isRecord(value) || !isRecord(value['body'])) return false
  if (!areStrings(value, ENTRY) || !isBody(value['type'], value['body'])) return false
  return ['seq', 'n', 'at'].every((name) => isNumber(value[name]))
}

/** Enough of a conversation to be merged and drawn. */
export function isConversation(value: unknown): value is Conversation {
  if (!isRecord(value) || !arePeople(value['people'])) return false
  if (value['last'] !== undefined && !isEntry(value['last'])) return false
  return MARKS.every((name) => isNumber(value[name])) && areStrings(value, CONVERSATION)
}

const ENTRY = ['cid', 'from', 'type']
const CONVERSATION = ['cid', 'kind', 'title', 'avatar']
const MARKS = ['lastSeq', 'n', 'rev', 'readSeq', 'readN']

/** People with their names. */
export const arePeople = listOf(
  (value): value is { id: string; name: string } =>
    isRecord(value) && areStrings(value, ['id', 'name'])
)

/** What a later version has put there is for a later version to draw. */
function isBody(type: unknown, body: Record<string, unknown>): boolean {
  if (type === 'text') return isString(body['text'])
  if (type === 'recall') return isNumber(body['seq'])
  return type !== 'notice' || isString(body['what'])
}

function areStrings(value: Record<string, unknown>, names: string[]): boolean {
  return names.every((name) => isString(value[name]))
}
