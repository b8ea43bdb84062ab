import type { Dialogs } from './dialogs'
import { make } from './element'
import type { ScreenWords } from './words'

/** The actions of WeChat's own buttons above every page. */
export interface CapsuleActions {
  /** Sends the app to the background. */
  leave(): void
  /** Ends the mini-program and reopens it. */
  reenter(): void
  /** Rejects if the browser does not allow it. */
  copyLink(): Promise<void>
}

interface CapsuleParts {
  dialogs: Dialogs
  words: ScreenWords
  /** If absent, the capsule is only drawn. */
  actions: CapsuleActions | undefined
}

/** The two buttons in the corner: the menu and the close button. */
export function capsule(parts: CapsuleParts): HTMLElement {
  const { words, actions } = parts
  const attributes: Record<string, string> = actions === undefined ? { 'aria-hidden': 'true' } : {}
  const button = (name: 'more' | 'leave', onTap: () => void) =>
    make(actions === undefined ? 'span' : 'button', {
      className: `capsule__${name}`,
      attributes: { type: 'button', 'aria-label': words[name], 'data-testid': `capsule-${name}` },
      onTap,
    })
  const children = [
    button('more', () => void openMenu(parts)),
    button('leave', () => actions?.leave()),
  ]
  return make('div', { className: 'capsule', attributes, children })
}

async function openMenu({ dialogs, words, actions }: CapsuleParts): Promise<void> {
  if (actions === undefined) return
  const chosen = await dialogs.showActionSheet([words.reenter, words.copyLink])
  if (chosen === 0) actions.reenter()
  if (chosen === 1) await copyLink({ dialogs, words, actions })
}

async function copyLink(parts: CapsuleParts): Promise<void> {
  const { dialogs, words, actions } = parts
  const isCopied = await actions?.copyLink().then(
    () => true,
    () => false
  )
  if (isCopied) dialogs.showToast({ title: words.linkCopied })
  else dialogs.showToast({ title: words.linkNotCopied, icon: 'none' })
}
