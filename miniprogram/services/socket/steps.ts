import type { Result } from '../../../protocol/requests'
import type { Call } from './link'

/** What the server answers to a login. */
export type Welcome = Result<'/login'>

/** The steps between an open socket and a live connection; each may reject with a ChatError. */
export interface Steps {
  url(): string
  signIn(call: Call): Promise<Welcome>
  catchUp(call: Call, welcome: Welcome): Promise<void>
}
