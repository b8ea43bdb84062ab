import * as v from 'valibot'
import { Refusal } from './refusal'

/** The checked value with only the fields of the schema. Otherwise throws a refusal that names the field. */
export function checked<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  // valibot accepts an array for an object whose fields are all optional.
  if (Array.isArray(value)) throw new Refusal('bad-request', 'data: expected Object')
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return result.output
  throw new Refusal('bad-request', describe(result.issues[0]))
}

/** Names the place and the expected type, and nothing of the received value: it may be long, or private. */
function describe(issue: v.BaseIssue<unknown>): string {
  const field = v.getDotPath(issue) ?? 'data'
  return `${field}: expected ${wantedBy(issue)}`
}

/** Our own checks have the expected value as their message. */
function wantedBy({ type, expected, message }: v.BaseIssue<unknown>): string {
  if (type === 'regex') return 'printable text'
  return type === 'check' ? message : (expected ?? 'something else')
}
