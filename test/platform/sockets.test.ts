import type { SocketListener } from '../../miniprogram/platform/ports'
import { openSockets } from '../../miniprogram/platform/sockets'
import { wxOf } from './wx-of'

type Option = Record<'success' | 'fail', (result?: unknown) => void> & { data?: string }
type Listeners = Record<string, (result?: unknown) => void>

/** A SocketTask like the platform's: it keeps only the last listener of each kind. */
function taskOf(behaviour: { send?: (option: Option) => void; close?: () => void } = {}) {
  const listeners: Listeners = {}
  const closed: unknown[] = []
  const keep = (kind: string) => (listener: () => void) => (listeners[kind] = listener)
  const task = {
    onOpen: keep('open'),
    onMessage: keep('message'),
    onError: keep('error'),
    onClose: keep('close'),
    send: behaviour.send ?? (({ success }: Option) => success()),
    close: (option: unknown) => {
      closed.push(option)
      behaviour.close?.()
    },
  }
  return { task, listeners, closed }
}

function diary(): { listener: SocketListener; lines: string[] } {
  const lines: string[] = []
  return {
    lines,
    listener: {
      opened: () => void lines.push('opened'),
      received: (text) => void lines.push(`received ${text}`),
      failed: (errMsg) => void lines.push(`failed ${errMsg}`),
      closed: (code, reason) => void lines.push(`closed ${code ?? '-'} ${reason ?? '-'}`),
    },
  }
}

function opened(behaviour?: Parameters<typeof taskOf>[0]) {
  const { task, listeners, closed } = taskOf(behaviour)
  const { listener, lines } = diary()
  const socket = openSockets(wxOf({ connectSocket: () => task })).open('ws://there/ws', listener)
  return { socket, listeners, closed, lines }
}

describe('a socket of the platform', () => {
  it('gets its listeners in the turn in which it is created', () => {
    const { listeners } = opened()

    expect(Object.keys(listeners).sort()).toEqual(['close', 'error', 'message', 'open'])
  })

  it('reports its events', () => {
    const { listeners, lines } = opened()

    listeners['open']?.({})
    listeners['message']?.({ data: '{}' })
    listeners['message']?.({ data: new ArrayBuffer(2) })
    listeners['error']?.({ errMsg: 'network is down' })
    listeners['close']?.({ code: 1006, reason: 'abnormal closure' })
    listeners['close']?.(undefined)

    expect(lines).toEqual([
      'opened',
      'received {}',
      'failed network is down',
      'closed 1006 abnormal closure',
      'closed - -',
    ])
  })

  it('reports why a frame was refused, thrown or passed to fail', async () => {
    const told = opened({ send: ({ fail }) => fail({ errMsg: 'send:fail taskID not exist' }) })
    const thrown = opened({
      send: () => {
        throw new Error('not open')
      },
    })

    await expect(told.socket.send('x')).rejects.toThrow('send:fail taskID not exist')
    await expect(thrown.socket.send('x')).rejects.toThrow('not open')
  })

  it('is closed with callbacks: without options some clients crash, and without fail they log an error', () => {
    const { socket, closed } = opened()

    socket.close()

    const callback = expect.any(Function) as unknown
    expect(closed).toEqual([{ success: callback, fail: callback }])
  })

  it('may be closed even if the platform has already dropped it', () => {
    const { socket } = opened({
      close: () => {
        throw new Error('closeSocket:fail taskID not exist')
      },
    })

    expect(() => socket.close()).not.toThrow()
  })

  it('that is refused ends like any other, after its owner has it', async () => {
    const { listener, lines } = diary()
    const connectSocket = () => {
      throw new Error('connectSocket:fail in suspend state')
    }

    const socket = openSockets(wxOf({ connectSocket })).open('ws://there/ws', listener)
    expect(lines).toEqual([])
    await Promise.resolve()

    expect(lines).toEqual(['failed connectSocket:fail in suspend state', 'closed - -'])
    await expect(socket.send('x')).rejects.toThrow()
  })
})
