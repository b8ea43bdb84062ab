import type { Answer } from '../wire/shapes'
import type { Call } from './link'

/** The server's answer to a login. */
export type Welcome = Answer<'/login'>

/** The server's answer to a sync. */
export type News = Answer<'/sync'> & {
  /** The conversations that had changed before the request. They must be in this page or in the following ones. */
  goneOn?: readonly string[]
}

/** The steps between an open socket and a live connection; each may reject with a ChatError. */
export interface Steps {
  url(): string
  signIn(call: Call): Promise<Welcome>
  /** Sent in the same turn as the login, which saves a round trip. The server answers it after the login. */
  askForNews(call: Call): Promise<News>
  catchUp(call: Call, news: Promise<News>, welcome: Welcome): Promise<void>
}
