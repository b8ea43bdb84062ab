import { isName, tidied } from '../../miniprogram/protocol/text-rules'
import { Refusal } from '../refusal'

const PREFIX = 'demo:'

/** Whether only a demo server accepts the code. */
export const isDemoCode = (code: string): boolean => code.startsWith(PREFIX)

/** The NAME of `demo:NAME`. */
export function nameInDemoCode(code: string): string {
  if (!isDemoCode(code)) throw new Refusal('forbidden', 'code: this demo server takes demo:NAME')
  const name = tidied(code.slice(PREFIX.length))
  if (isName(name)) return name
  throw new Refusal('bad-request', 'code: NAME has 1 to 64 units, and none that cannot be seen')
}
