import type { Batch } from './batch'

/** One client's socket, whatever carries it: `ws`, or a simulated link. */
export interface ServerSocket {
  /** Sends the batch's frames, in one write where the carrier can. */
  send(batch: Batch): void
  /** Bytes that were sent, but that the network has not taken yet. */
  readonly bufferedAmount: number
  /** Somebody has signed in on it. */
  signedIn(): void
  /** The client's, where the carrier knows one. */
  readonly address?: string | undefined
  /** Closes in order; whoever does not answer is cut off after a moment. */
  close(): void
}

/** What the carrier tells the server about a socket. */
export interface SocketEvents {
  receive(text: string): void
  /** A frame came that is no text, too long, or broken. */
  receiveUnreadable(): void
  lost(): void
}
