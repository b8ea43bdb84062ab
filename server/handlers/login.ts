import { Refusal } from '../refusal'
import type { Handler } from './handler'

/** Handles only a second login on a socket. The gateway handles the first one. */
export const login: Handler<'/login'> = async () => {
  throw new Refusal('conflict', 'already signed in')
}
