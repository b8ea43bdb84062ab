import * as v from 'valibot'
import { USERS_PAGE } from '../miniprogram/protocol/limits'
import { id } from './values'

/** A person, as others see them. */
export const user = v.object({ id, name: v.string(), avatar: v.string() })

export const userRequests = {
  '/user/get': {
    params: v.object({ ids: v.pipe(v.array(id), v.maxLength(USERS_PAGE)) }),
    result: v.object({ users: v.array(user) }),
  },
} as const

export type User = v.InferOutput<typeof user>
