import type { Phone } from '../../simulator/platform/phone'
import type { VirtualClock } from '../world/virtual-clock'

/** How many SocketTasks the mini-program had at the same time. */
export interface TaskCount {
  most: number
}

type Connect = Phone['wx']['connectSocket']

/** A task ends a second after its close, whether or not its end was reported. The app may count it as long. */
const GONE_MS = 999

/** The phone's `wx`, with its SocketTasks counted from opening to reported end. */
export function countingTasks({ wx }: Phone, clock: VirtualClock, count: TaskCount): object {
  let alive = 0
  const connectSocket: Connect = (options) => {
    let isAlive = true
    const gone = () => {
      if (isAlive) alive--
      isAlive = false
    }
    const fail: typeof options.fail = (failure) => {
      gone()
      options.fail?.(failure)
    }
    const task = wx.connectSocket({ ...options, fail })
    count.most = Math.max(count.most, ++alive)
    return {
      ...task,
      get readyState() {
        return task.readyState
      },
      onClose: (listener) =>
        task.onClose((event) => {
          gone()
          listener(event)
        }),
      close(closing) {
        clock.setTimeout(gone, GONE_MS)
        task.close(closing)
      },
    }
  }
  return Object.create(wx, { connectSocket: { value: connectSocket } }) as object
}
