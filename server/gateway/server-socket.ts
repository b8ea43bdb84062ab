import type { Batch } from './batch'

/** One client's socket, on any transport: `ws`, or a simulated link. */
export interface ServerSocket {
  /** Sends the batch's frames, in one write if the transport can. */
  send(batch: Batch): void
  /** Bytes that were sent, but not yet taken by the network. */
  readonly bufferedAmount: number
  /** Somebody has signed in on it. */
  signedIn(): void
  /** The client's, where the carrier knows one. */
  readonly address?: string | undefined
  /** Closes in order. A client that does not answer is cut off after a moment. */
  close(): void
}

/** The events of a socket. */
export interface SocketEvents {
  receive(text: string): void
  /** A frame arrived that is not text, too long, or broken. */
  receiveUnreadable(): void
  lost(): void
}
