import { Refusal } from '../refusal'
import type { Handler } from './handler'

/** The first login of a socket never comes here: it is what makes the asker known. */
export const login: Handler<'/login'> = async () => {
  throw new Refusal('conflict', 'signed in already')
}
