import { isName, tidied } from '../../miniprogram/protocol/text-rules'
import { Refusal } from '../refusal'

const PREFIX = 'demo:'

/** Whether it is a demo code, which only a demo server accepts. */
export const isDemoCode = (code: string): boolean => code.startsWith(PREFIX)

/** The NAME of `demo:NAME`. */
export function nameInDemoCode(code: string): string {
  if (!isDemoCode(code)) throw new Refusal('forbidden', 'code: this demo server accepts demo:NAME')
  const name = tidied(code.slice(PREFIX.length))
  if (isName(name)) return name
  throw new Refusal('bad-request', 'code: NAME must have 1 to 64 UTF-16 units, all of them visible')
}
