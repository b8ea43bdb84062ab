import type { SocketListener } from '../../../miniprogram/platform/ports'
import { SocketSlots } from '../../../miniprogram/services/socket/socket-slots'
import { VirtualClock } from '../../world/virtual-clock'

const nobody: SocketListener = {
  opened: () => undefined,
  received: () => undefined,
  failed: () => undefined,
  closed: () => undefined,
}

function slots() {
  const clock = new VirtualClock()
  const opened: SocketListener[] = []
  const sockets = {
    open: (_url: string, listener: SocketListener) => {
      opened.push(listener)
      return { send: async () => undefined, close: () => undefined }
    },
  }
  return { clock, opened, slots: new SocketSlots(clock, sockets) }
}

describe('sockets', () => {
  it('are two at most: a third waits until one reports its close', () => {
    const { slots: two, opened } = slots()
    two.open('url', nobody)
    two.open('url', nobody).close()

    two.open('url', nobody)
    expect(opened).toHaveLength(2)
    opened[1]!.closed(1000, '')

    expect(opened).toHaveLength(3)
  })

  it('count for one second if they never report it', async () => {
    const { slots: two, opened, clock } = slots()
    two.open('url', nobody)
    two.open('url', nobody).close()
    two.open('url', nobody)

    await clock.pass(999)
    expect(opened).toHaveLength(2)
    await clock.pass(1)

    expect(opened).toHaveLength(3)
  })

  it('are not opened if they were closed while they waited', async () => {
    const { slots: two, opened, clock } = slots()
    two.open('url', nobody).close()
    two.open('url', nobody).close()

    two.open('url', nobody).close()
    await clock.pass(5000)

    expect(opened).toHaveLength(2)
  })

  it('report a failure if the platform throws', () => {
    const failures: string[] = []
    const throwing = {
      open: () => {
        throw new Error('exceed max task count')
      },
    }
    const two = new SocketSlots(new VirtualClock(), throwing)

    for (let time = 0; time < 3; time++)
      two.open('url', { ...nobody, failed: (errMsg) => failures.push(errMsg) })

    expect(failures).toEqual(Array.from({ length: 3 }, () => 'exceed max task count'))
  })
})
