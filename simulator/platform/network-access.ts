import { Refused } from './answer'

/** Whether the network may be used, and whether it works. */
export interface NetworkAccess {
  /** Why the platform refuses network calls now; undefined if it accepts them. */
  refusal(): Refused | undefined
  isConnected(): boolean
  /** The app came to the front so recently that the platform may still treat it as suspended. */
  isWaking(): boolean
}

/** The error when a mini-program uses the network while it is not in front. */
export const interrupted = new Refused('interrupted', 600003)

/** The error before the platform has noticed that the app is in front again. */
export const suspended = new Refused(
  ':jsapi has no permission,event=createSocketTask,runningState=suspend,' +
    'permissionMsg=permission ok,detail=network api interrupted in suspend state'
)
