import { attempted, platformErrorFrom, settled } from './call'
import type { Socket, SocketListener, Sockets } from './ports'
import type { Wx } from './wx'

type Task = WechatMiniprogram.SocketTask

/** SocketTasks of wx.connectSocket. */
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
        // As late as every other refusal: the caller does not yet hold the socket it would be told of.
        void Promise.resolve().then(() => refused(platformErrorFrom(error).message))
        return NEVER_OPENED
      }
    },
  }
}

function listen(task: Task, listener: SocketListener): void {
  task.onOpen(() => listener.opened())
  task.onMessage(({ data }) => {
    // The wire is text; a binary frame is nothing that our server would send.
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
    // where the native side has dropped the task already, there is nothing left to close
    close: () => void attempted((callbacks) => task.close(callbacks)),
  }
}

const NEVER_OPENED: Socket = {
  send: () => Promise.reject(platformErrorFrom('the socket was refused')),
  close: () => undefined,
}
