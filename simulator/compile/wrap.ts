import { ABSENT_ON_PHONES, PHONE_GLOBALS } from '../runtime/phone-globals'
import type { ProgramSource } from './program'

/** The text before and after the bundled scripts. */
export interface Wrapping {
  head: string
  tail: string
}

/**
 * Turns the bundle into one script that sets `globalThis.miniProgram`. The code gets a phone's globals as parameters,
 * which shadow the browser's globals: what a phone lacks is undefined here too.
 */
export function wrappingOf(
  { app, theme, components }: ProgramSource,
  { markup, styles }: { markup: string; styles: Record<string, string> }
): Wrapping {
  const facts = JSON.stringify({ app, theme, components, styles })
  const head = `globalThis.miniProgram = { ...${facts},
templates: ${markup},
load: ({ ${PHONE_GLOBALS.join(', ')} }) => ((${ABSENT_ON_PHONES.join(', ')}) => {
'use strict'
const module = { exports: {} }
;((exports) => {`
  const tail = '})(module.exports)\nreturn module.exports\n})() }'
  return { head, tail }
}
