import { Refused } from './answer'

/** Whether the network may be used, and whether it works. */
export interface NetworkAccess {
  /** Why the platform takes no call now, if it takes none. */
  refusal(): Refused | undefined
  isConnected(): boolean
  /** Shown so recently that the platform may still treat the app as suspended. */
  isWaking(): boolean
}

/** The error for a mini-program that uses the network while it is not in front. */
export const interrupted = new Refused('interrupted', 600003)

/** The error before the platform has noticed that the app is in front again. */
export const suspended = new Refused(
  ':jsapi has no permission,event=createSocketTask,runningState=suspend,' +
    'permissionMsg=permission ok,detail=network api interrupted in suspend state'
)
