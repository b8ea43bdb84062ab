import type { Batch } from './batch'

/** One client's socket over any transport: `ws`, or a simulated link. */
export interface ServerSocket {
  /** Sends the batch's frames, in one write if the transport can. */
  send(batch: Batch): void
  /** Bytes that were sent but that the network has not accepted yet. */
  readonly bufferedAmount: number
  /** Reports that a person has signed in on this socket. */
  signedIn(): void
  /** The client's address, if the transport knows it. */
  readonly address?: string | undefined
  /** Closes with a handshake. A client that does not answer is cut off after a moment. */
  close(): void
}

/** The events of a socket. */
export interface SocketEvents {
  receive(text: string): void
  /** A frame that is not text, too long, or malformed. */
  receiveUnreadable(): void
  lost(): void
}
