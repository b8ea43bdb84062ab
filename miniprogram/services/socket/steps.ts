import type { Answer } from '../wire/shapes'
import type { Call } from './link'

/** What the server answers to a login. */
export type Welcome = Answer<'/login'>

/** What the server answers to a sync. */
export type News = Answer<'/sync'> & {
  /** What had gone on before it was asked for, and has to be in it or in the pages behind it. */
  goneOn?: readonly string[]
}

/** The steps between an open socket and a live connection; each may reject with a ChatError. */
export interface Steps {
  url(): string
  signIn(call: Call): Promise<Welcome>
  /** Sent in the same turn as the login, which saves a round trip: the server answers it after the login. */
  askForNews(call: Call): Promise<News>
  catchUp(call: Call, news: Promise<News>, welcome: Welcome): Promise<void>
}
