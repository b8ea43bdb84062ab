import { attempted, platformErrorFrom, settled } from './call'
import type { Socket, SocketListener, Sockets } from './ports'
import type { Wx } from './wx'

type Task = WechatMiniprogram.SocketTask

/** Opens SocketTasks with wx.connectSocket. */
export function openSockets(wx: Wx): Sockets {
  return {
    open(url, listener) {
      const refused = (errMsg: string) => {
        listener.failed(errMsg)
        listener.closed(undefined, undefined)
      }
      try {
        const task = wx.connectSocket({ url, fail: ({ errMsg }) => refused(errMsg) })
        listen(task, listener)
        return socketOf(task)
      } catch (error) {
        // Asynchronous, like every other refusal: the caller does not have the socket yet.
        void Promise.resolve().then(() => refused(platformErrorFrom(error).message))
        return NEVER_OPENED
      }
    },
  }
}

function listen(task: Task, listener: SocketListener): void {
  task.onOpen(() => listener.opened())
  task.onMessage(({ data }) => {
    // All frames are text. Our server never sends binary frames.
    if (typeof data === 'string') listener.received(data)
  })
  task.onError(({ errMsg }) => listener.failed(errMsg))
  task.onClose((closed: Partial<WechatMiniprogram.SocketTaskOnCloseListenerResult> | undefined) =>
    listener.closed(closed?.code, closed?.reason)
  )
}

function socketOf(task: Task): Socket {
  return {
    send: async (text) => {
      await settled((callbacks) => task.send({ data: text, ...callbacks }))
    },
    // If the native side has already dropped the task, there is nothing left to close
    close: () => void attempted((callbacks) => task.close(callbacks)),
  }
}

const NEVER_OPENED: Socket = {
  send: () => Promise.reject(platformErrorFrom('the socket was refused')),
  close: () => undefined,
}
