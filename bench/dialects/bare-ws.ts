import type { Dialect } from './dialect'
import { jsonFrames } from './json-frames'
import { joinedRooms } from './rooms'

/** The bare server: our frames, no sign-in. */
export const bareWs: Dialect = { ...jsonFrames, ...joinedRooms, greet: () => Promise.resolve() }
