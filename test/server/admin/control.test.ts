import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askServer } from '../../../server/admin/control-client'
import { openControl, type Control } from '../../../server/admin/control-server'
import { AdminProblem } from '../../../server/admin/command'
import type { Desk } from '../../../server/admin/desk'
import { socketPath } from '../../../server/admin/socket-place'
import { silentLog } from '../../../server/log'
import { leftBehind } from './left-behind'

const STATS = { name: 'stats' } as const

describe('the control socket', () => {
  let folder: string
  let control: Control | undefined
  const carryOut = jest.fn()
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'huiyin-control-'))
    carryOut.mockReset().mockResolvedValue({ people: 1 })
  })
  afterEach(() => {
    control?.close()
    control = undefined
    rmSync(folder, { recursive: true, force: true })
  })

  const opens = async (dataDir = folder) => {
    const desk = { carryOut } as unknown as Desk
    control = await openControl({ dataDir, desk, log: silentLog })
  }
  /** The server's answer to these bytes, until it closes. */
  const says = async (bytes: string) => {
    const socket = connect(socketPath(folder))
    let heard = ''
    socket.on('data', (data) => (heard += data.toString()))
    socket.on('error', () => undefined)
    socket.write(bytes)
    await new Promise((resolve) => socket.on('close', resolve))
    return heard
  }

  it("runs an operator's command", async () => {
    await opens()

    expect(await askServer(folder, STATS)).toEqual({ people: 1 })
    expect(carryOut).toHaveBeenCalledWith(STATS)
  })

  it('is made again where somebody has removed it, and the log says so', async () => {
    const [looks, warn]: [(() => void)[], jest.Mock] = [[], jest.fn()]
    const clock = { setTimeout: (run: () => void) => looks.push(run), clearTimeout: jest.fn() }
    const log = { ...silentLog, warn }
    control = await openControl({
      dataDir: folder,
      desk: { carryOut } as unknown as Desk,
      log,
      clock,
    })
    rmSync(socketPath(folder))

    looks.shift()!()
    while (looks.length === 0) await new Promise(setImmediate)

    expect(await askServer(folder, STATS)).toEqual({ people: 1 })
    expect(warn.mock.calls).toEqual([[{}, 'admin.sock was removed: it is made again']])
    expect(statSync(socketPath(folder)).mode & 0o777).toBe(0o600)
  })

  it('says that no server is running', async () => {
    expect(await askServer(folder, STATS)).toBeUndefined()
    expect(await askServer(join(folder, 'nowhere'), STATS)).toBeUndefined()
  })

  it('reports why a command was refused', async () => {
    await opens()
    carryOut.mockRejectedValue(new AdminProblem('There are two of them.'))

    await expect(askServer(folder, STATS)).rejects.toThrow('There are two of them.')
  })

  it('reveals nothing about an internal error', async () => {
    await opens()
    carryOut.mockRejectedValue(new Error('secret'))

    await expect(askServer(folder, STATS)).rejects.toThrow('The server failed; its log says why.')
  })

  it('reports that the server ended during a command', async () => {
    await opens()
    carryOut.mockImplementation(() => new Promise(() => control?.close()))

    await expect(askServer(folder, STATS)).rejects.toThrow(
      'Whether the command was carried out is unknown'
    )
  })

  it('can be opened only by its user', async () => {
    await opens()

    expect(statSync(socketPath(folder)).mode & 0o777).toBe(0o600)
  })

  it('leaves no file behind', async () => {
    await opens()
    control?.close()

    expect(existsSync(socketPath(folder))).toBe(false)
  })

  it('replaces the socket of a killed server', async () => {
    const { pid } = leftBehind(folder)
    expect(statSync(socketPath(folder)).isSocket()).toBe(true)

    await opens()

    expect(pid).toBeGreaterThan(0)
    expect(await askServer(folder, STATS)).toEqual({ people: 1 })
  })

  it('does not replace the socket of a running server', async () => {
    const other = createServer((socket) => socket.on('error', () => undefined).end('mine')).listen(
      socketPath(folder)
    )
    await once(other, 'listening')

    await expect(opens()).rejects.toThrow('Another process answers at')
    expect(await says('anybody?')).toBe('mine')
    other.close()
  })

  it('removes nothing that is not a socket', async () => {
    writeFileSync(socketPath(folder), 'notes')

    await expect(opens()).rejects.toThrow('is in the way: it is no socket')
    expect(statSync(socketPath(folder)).size).toBe(5)
  })

  it('works in a folder whose path is too long for a socket', async () => {
    const deep = join(folder, 'x'.repeat(100), 'y'.repeat(100))
    mkdirSync(deep, { recursive: true })
    await opens(deep)

    expect(await askServer(deep, STATS)).toEqual({ people: 1 })
    expect(statSync(socketPath(deep)).mode & 0o777).toBe(0o600)
    control?.close()
    expect(existsSync(socketPath(deep))).toBe(false)
  })

  it.each([
    ['no JSON', 'hello\n', 'The command is not JSON.'],
    ['no command', '{"name":"shutdown"}\n', 'The server refused: bad-request'],
    ['a list', '[]\n', 'The server refused: bad-request'],
    [
      'a command without its person',
      '{"name":"sign-out"}\n',
      'The server refused: bad-request, who',
    ],
    [
      'a person that is no text',
      '{"name":"sessions","who":7}\n',
      'The server refused: bad-request, who',
    ],
  ])('refuses %s in one sentence', async (_what, line, sentence) => {
    await opens()

    expect(JSON.parse(await says(line))).toHaveProperty(
      'problem',
      expect.stringContaining(sentence)
    )
    expect(carryOut).not.toHaveBeenCalled()
  })

  it('reads at most one line of 4 KB', async () => {
    await opens()

    expect(await says('x'.repeat(10_000))).toBe('')
  })

  it('accepts at most eight connections', async () => {
    await opens()
    const sockets = Array.from({ length: 9 }, () => connect(socketPath(folder)))

    const refused = await Promise.race(
      sockets.map((socket) => {
        socket.on('error', () => undefined)
        return new Promise((resolve) => socket.on('close', () => resolve(socket)))
      })
    )

    expect(sockets.filter((socket) => socket.destroyed)).toEqual([refused])
    for (const socket of sockets) socket.destroy()
  })
})
