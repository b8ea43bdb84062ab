import { Refused } from './answer'

/** Whether the network may be used, and whether anything would come of it. */
export interface NetworkAccess {
  /** Why the platform takes no call now, if it takes none. */
  refusal(): Refused | undefined
  isConnected(): boolean
}

/** What a mini-program is told that asks for the network without being in front. */
export const interrupted = new Refused('interrupted', 600003)
