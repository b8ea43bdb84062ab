import { createHash } from 'node:crypto'
import type { GenericSchema } from 'valibot'
import { conversation } from '../../protocol/conversation'
import { entry } from '../../protocol/entry'
import { failure } from '../../protocol/failures'
import { clientNotices, notices } from '../../protocol/notices'
import { requests } from '../../protocol/requests'
import { serverFacts, signedIn, signIn } from '../../protocol/session'
import { user } from '../../protocol/user'
import { id, name, natural, seq } from '../../protocol/values'
import { BYE_REASONS, REMEDIES } from '../../miniprogram/protocol/failures'
import * as limits from '../../miniprogram/protocol/limits'
import { Describer, sorted, type Shape } from './shape'

const NAMED = { id, name, natural, seq, user, entry, conversation }

const describer = new Describer(new Map(Object.entries(NAMED).map(([word, it]) => [it, word])))

const each = (schemas: Record<string, GenericSchema>): Shape =>
  sorted(Object.entries(schemas).map(([url, schema]) => [url, describer.inside(schema)]))

/** The whole wire according to the current schemas and constants. */
export const wireNow = (): Shape => ({
  values: sorted(Object.entries(NAMED).map(([word, it]) => [word, describer.shapeOf(it)])),
  requests: sorted(
    Object.entries(requests).map(([url, { params: asks, result: gets }]) => [
      url,
      each({ asks, gets }),
    ])
  ),
  notices: each(notices),
  clientNotices: each(clientNotices),
  http: {
    'GET /api/server': each({ gets: serverFacts }),
    'POST /api/login': each({ asks: signIn, gets: signedIn }),
  },
  failure: describer.shapeOf(failure),
  remedies: sorted(Object.entries(REMEDIES)),
  goodbyes: BYE_REASONS.join(' | '),
  limits: sorted(Object.entries(limits).map(([limit, value]) => [limit, String(value)])),
})

/** Stays the same as long as the wire does not change. */
export const hashOf = (wire: Shape): string =>
  createHash('sha256').update(JSON.stringify(wire)).digest('hex')

/** The paths at which two shapes differ, each with both values. */
export function differences(
  locked: Shape | undefined,
  now: Shape | undefined,
  path: readonly string[] = []
): string[] {
  if (isTree(locked) && isTree(now)) {
    const names = new Set([...Object.keys(locked), ...Object.keys(now)])
    return [...names].flatMap((it) => differences(locked[it], now[it], [...path, it]))
  }
  const [before, after] = [inWords(locked), inWords(now)]
  return before === after ? [] : [`${path.join(' ')}: ${before} → ${after}`]
}

const isTree = (shape: Shape | undefined): shape is Record<string, Shape> =>
  typeof shape === 'object'

const inWords = (shape: Shape | undefined): string =>
  shape === undefined ? 'nothing' : JSON.stringify(shape)
