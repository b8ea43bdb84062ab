import * as v from 'valibot'
import { MAX_ID_LENGTH } from '../../miniprogram/protocol/limits'
import type { Figures } from '../storage/storage'

const name = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_ID_LENGTH))

/** Commands that the running server carries out, or the command itself if no server runs. */
export const command = v.variant('name', [
  v.object({ name: v.literal('stats') }),
  v.object({ name: v.literal('sessions'), who: name }),
  v.object({ name: v.literal('sign-out'), who: name, device: v.optional(name) }),
])

export type Command = v.InferOutput<typeof command>

export interface Stats extends Figures {
  version: string
  epoch: string
  /** Undefined if no server runs. */
  sockets?: number | undefined
  /** Sizes in bytes: the database with its log, and the free space on its disk. */
  database: number
  room: number
}

/** One signed-in device; times in milliseconds since 1970. */
export interface SessionLine {
  session: string
  device: string
  state: 'active' | 'ended' | 'revoked'
  /** Whether the device is connected now. */
  online: boolean
  expiresAt: number
}

export interface PersonLine {
  id: string
  name: string
  sessions: SessionLine[]
}

export interface SignedOut {
  id: string
  name: string
  /** The number of revoked sessions, and of closed sockets. */
  sessions: number
  sockets: number
}

/** Each command's answer. */
export interface Answers {
  stats: Stats
  sessions: PersonLine[]
  'sign-out': SignedOut
}

export type AnswerTo<C extends Command> = Answers[C['name']]

/** A problem that the operator must know or fix. The message is a sentence. */
export class AdminProblem extends Error {
  override readonly name = 'AdminProblem'
}
