import * as v from 'valibot'
import { Refusal } from './refusal'

/** The value, checked and with only the fields that the schema names; else a refusal that names the field. */
export function checked<S extends v.GenericSchema>(schema: S, value: unknown): v.InferOutput<S> {
  // valibot takes an array for an object whose fields may all be absent.
  if (Array.isArray(value)) throw new Refusal('bad-request', 'data: expected Object')
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (result.success) return result.output
  throw new Refusal('bad-request', describe(result.issues[0]))
}

/** Says where and what was expected, and nothing of what came: it may be long, or private. */
function describe(issue: v.BaseIssue<unknown>): string {
  const field = v.getDotPath(issue) ?? 'data'
  return `${field}: expected ${wantedBy(issue)}`
}

/** Our own checks carry what they want as their message. */
function wantedBy({ type, expected, message }: v.BaseIssue<unknown>): string {
  if (type === 'regex') return 'printable text'
  return type === 'check' ? message : (expected ?? 'something else')
}
