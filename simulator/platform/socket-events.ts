import type { Callbacks } from './answer'
import type { SocketData } from './transport'

/** In the order of the numbers of `readyState`. */
export const SOCKET_STATES = ['connecting', 'open', 'closing', 'closed'] as const

/** The state of a socket. */
export type SocketState = (typeof SOCKET_STATES)[number]

/** The events of a SocketTask. */
export interface SocketEvents {
  open: { header: Record<string, string> }
  message: { data: SocketData }
  error: { errMsg: string; errCode?: number }
  /** Some phones omit one or both. */
  close: { code?: number; reason?: string }
}

/** Listens to one kind of event. */
export type SocketListener<E extends keyof SocketEvents> = (event: SocketEvents[E]) => void

/** The argument of SocketTask.send. */
export type SendOptions = { data: SocketData } & Callbacks

/** The argument of SocketTask.close. */
export type CloseOptions = { code?: number; reason?: string } & Callbacks

/** The SocketTask of the app. Only the last listener of each event counts. */
export interface SocketTask {
  readonly readyState: number
  send(options: SendOptions): void
  close(options: CloseOptions): void
  onOpen(listener: SocketListener<'open'>): void
  onMessage(listener: SocketListener<'message'>): void
  onError(listener: SocketListener<'error'>): void
  onClose(listener: SocketListener<'close'>): void
}
