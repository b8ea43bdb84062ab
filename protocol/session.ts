import * as v from 'valibot'
import { OLDEST_PROTOCOL_VERSION, PROTOCOL_VERSION } from '../miniprogram/protocol/limits'
import { user } from './user'
import { id, natural } from './values'

const token = v.pipe(v.string(), v.minLength(1), v.maxLength(256))

/** The versions of the wire that a server speaks. */
const protocols = v.object({ min: natural, max: natural })

/** Those of this one. */
export const SERVER_PROTOCOLS = { min: OLDEST_PROTOCOL_VERSION, max: PROTOCOL_VERSION }

const spokenProtocol = v.pipe(
  natural,
  v.minValue(SERVER_PROTOCOLS.min),
  v.maxValue(SERVER_PROTOCOLS.max)
)

export const sessionRequests = {
  '/login': {
    params: v.object({
      token,
      deviceId: id,
      protocol: spokenProtocol,
      attempt: v.optional(natural),
    }),
    result: v.object({
      userId: id,
      sessionId: id,
      epoch: id,
      now: natural,
      pingMs: natural,
      protocols,
    }),
  },
  '/ping': { params: v.object({}), result: v.object({ now: natural }) },
} as const

/** `GET /api/server`. */
export const serverFacts = v.object({
  demo: v.boolean(),
  protocol: natural,
  protocols,
  now: natural,
})

/** `POST /api/login`: `code` comes from `wx.login`, or is `demo:NAME` in demo mode. */
export const signIn = v.object({
  code: v.pipe(v.string(), v.minLength(1), v.maxLength(256)),
  deviceId: id,
})

/** The response to a sign-in; `expiresAt` in milliseconds since 1970. */
export const signedIn = v.object({ token: v.string(), expiresAt: natural, user })

export type ServerFacts = v.InferOutput<typeof serverFacts>
export type SignIn = v.InferOutput<typeof signIn>
export type SignedIn = v.InferOutput<typeof signedIn>
