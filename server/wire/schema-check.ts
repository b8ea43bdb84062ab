import * as v from 'valibot'
import { Refusal } from '../refusal'

/** Returns the value with only the fields of the schema. If it is invalid, throws a refusal that names the field. */
export function checked<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  // valibot accepts an array as an object if all of the object's fields are optional.
  if (Array.isArray(value)) throw new Refusal('bad-request', 'data: expected Object')
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return result.output
  throw new Refusal('bad-request', describe(result.issues[0]))
}

/** Names the field and the expected type. Never shows the received value, which may be long or private. */
function describe(issue: v.BaseIssue<unknown>): string {
  const field = v.getDotPath(issue) ?? 'data'
  return `${field}: expected ${wantedBy(issue)}`
}

/** Our own checks use the expected value as their message. */
function wantedBy({ type, expected, message }: v.BaseIssue<unknown>): string {
  if (type === 'regex') return 'printable text'
  return type === 'check' ? message : (expected ?? 'something else')
}
