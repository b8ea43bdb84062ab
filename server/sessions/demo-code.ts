import * as v from 'valibot'
import { name } from '../../protocol/values'
import { Refusal } from '../refusal'

const PREFIX = 'demo:'
const MAX_NAME_LENGTH = 32

const demoName = v.pipe(name, v.maxLength(MAX_NAME_LENGTH))

/** Whether the code is one that only a demo server takes. */
export const isDemoCode = (code: string): boolean => code.startsWith(PREFIX)

/** The NAME of `demo:NAME`. */
export function nameInDemoCode(code: string): string {
  if (!isDemoCode(code)) throw new Refusal('forbidden', 'code: this demo server takes demo:NAME')
  const result = v.safeParse(demoName, code.slice(PREFIX.length).trim())
  if (result.success) return result.output
  throw new Refusal('bad-request', 'code: NAME has 1 to 32 printable characters')
}
