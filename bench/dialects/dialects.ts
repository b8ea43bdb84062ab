import type { Speaker } from '../jobs'
import { bareWs } from './bare-ws'
import type { Dialect } from './dialect'
import { huiyin } from './huiyin'
import { socketIo } from './socket-io'

/** The wire of each contender. */
export const dialects: Record<Speaker, Dialect> = {
  huiyin,
  'bare-ws': bareWs,
  'socket.io': socketIo,
}
