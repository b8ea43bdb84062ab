import { Refused } from './answer'

/** Whether the network may be used, and whether anything would come of it. */
export interface NetworkAccess {
  /** Why the platform takes no call now, if it takes none. */
  refusal(): Refused | undefined
  isConnected(): boolean
  /** Shown so lately that the platform may still take the app for suspended. */
  isWaking(): boolean
}

/** What a mini-program is told that asks for the network without being in front. */
export const interrupted = new Refused('interrupted', 600003)

/** What it is told that asks before the platform has noticed that it is in front again. */
export const suspended = new Refused(
  ':jsapi has no permission,event=createSocketTask,runningState=suspend,' +
    'permissionMsg=permission ok,detail=network api interrupted in suspend state'
)
