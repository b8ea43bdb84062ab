import { Refusal } from '../refusal'
import type { Handler } from './handler'

/** The first login of a socket never arrives here: the gateway handles it. */
export const login: Handler<'/login'> = async () => {
  throw new Refusal('conflict', 'signed in already')
}
