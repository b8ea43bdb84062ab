import type { own } from '../../composition'
import { cut } from '../../protocol/graphemes'

/** The part of a message that was tapped. */
export interface Tapped {
  kind: string
  text: string
}

/** The longest text in the action sheet. A link may have thousands of characters. */
const ASKED_UNITS = 100

/** Asks what to do with a link, an address or a number. WeChat opens no external pages, so a link is copied. */
export async function follow(
  { kind, text }: Tapped,
  { screen, words }: Pick<ReturnType<typeof own>, 'screen' | 'words'>
): Promise<void> {
  const { call, copyLink, copyPhone, copyMail } = words.chat.tapped
  const copies: Record<string, string> = { link: copyLink, mail: copyMail }
  const choices = kind === 'phone' ? [call, copyPhone] : [copies[kind] ?? copyLink]
  const shown = cut(text, ASKED_UNITS)
  const choice = await screen.choose(shown === text ? text : `${shown}…`, choices)
  if (choice === undefined) return
  if (choices[choice] === call) screen.call(text.replace(/[^+\d]/g, ''))
  else screen.copy(text)
}
