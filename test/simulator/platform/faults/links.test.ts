import { withOpenSocket } from '../open-socket'
import { noting } from '../phone-on-a-desk'

const GONE = { errMsg: 'sendSocketMessage:fail taskID not exist' }

describe('a socket that the native side has dropped', () => {
  it('fails to send although it claims to be open, and reports nothing', async () => {
    const { phone, task, log, link } = await withOpenSocket({ 'send-task-gone': 'once' })
    const answers: unknown[] = []

    task.send({ data: 'one', ...noting(answers) })
    task.send({ data: 'two', ...noting(answers) })
    await phone.device.pass(60_000)

    expect(answers).toEqual([
      ['fail', GONE],
      ['fail', GONE],
    ])
    expect([task.readyState, log, link.sent, link.end]).toEqual([1, [], [], 'cut'])
  })

  it('cannot be closed either, and is then gone', async () => {
    const { phone, task, log } = await withOpenSocket({ 'send-task-gone': 'once' })
    const answers: unknown[] = []

    task.send({ data: 'one' })
    task.close(noting(answers))
    await phone.device.pass(0)

    expect(answers).toEqual([['fail', { errMsg: 'closeSocket:fail wcwss taskID not exist' }]])
    expect([log, phone.state().sockets]).toEqual([[], []])
  })

  it('throws with send-throws', async () => {
    const { task } = await withOpenSocket({ 'send-throws': 'once' })

    expect(() => task.send({ data: 'one' })).toThrow(GONE.errMsg)
  })
})

describe('a frame', () => {
  it('is sent without a callback with send-unanswered', async () => {
    const { phone, task, link } = await withOpenSocket({ 'send-unanswered': 'once' })
    const answers: unknown[] = []

    task.send({ data: 'one', ...noting(answers) })
    await phone.device.pass(1_000)

    expect([link.sent, answers]).toEqual([['one'], []])
  })

  it('breaks the link with link-breaks', async () => {
    const { phone, task, log, link } = await withOpenSocket({ 'link-breaks': 'once' })

    task.send({ data: 'one' })
    await phone.device.pass(0)

    expect([link.sent, link.end, log]).toEqual([[], 'cut', [['close', 1006, '']]])
  })
})

describe('a half-open link', () => {
  /** What still passes in either direction after a frame was sent. */
  async function passing(name: 'link-half-open' | 'link-deaf' | 'link-mute') {
    const { phone, task, log, link } = await withOpenSocket({ [name]: 'once' })
    const answers: unknown[] = []
    task.send({ data: 'up', ...noting(answers) })
    link.listener.received('down')
    await phone.device.pass(60_000)
    task.close({})
    await phone.device.pass(0)
    return { sent: link.sent, heard: log, answers: answers.length, end: link.end }
  }

  const CLOSED = ['close', 1000, 'normal closure']

  it('carries nothing although every call succeeds, not even the close', async () => {
    expect(await passing('link-half-open')).toEqual({
      sent: [],
      heard: [CLOSED],
      answers: 1,
      end: '',
    })
  })

  it('may be half-open in one direction only', async () => {
    expect(await passing('link-deaf')).toEqual({
      sent: ['up'],
      heard: [CLOSED],
      answers: 1,
      end: 'closed 1000 normal closure',
    })
    expect(await passing('link-mute')).toEqual({
      sent: [],
      heard: [['message', 'down'], CLOSED],
      answers: 1,
      end: '',
    })
  })

  it('may become half-open when something arrives', async () => {
    const { phone, log, link } = await withOpenSocket({ 'link-half-open': 'once' })

    link.listener.received('one')
    link.listener.received('two')
    await phone.device.pass(0)

    expect(log).toEqual([])
  })
})
