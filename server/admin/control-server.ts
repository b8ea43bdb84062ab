import { lstatSync, rmSync } from 'node:fs'
import type { Socket } from 'node:net'
import { systemClock, type Clock } from '../clock'
import { factsOf, type Log } from '../log'
import { checked } from '../wire/schema-check'
import { Refusal } from '../refusal'
import { AdminProblem, command } from './command'
import { connectTo } from './control-client'
import type { Desk } from './desk'
import { KeptSocket } from './kept-socket'
import { socketPath } from './socket-place'

const MOST_BYTES = 4096
const PATIENCE_MS = 10_000

export interface ControlParts {
  dataDir: string
  desk: Desk
  log: Log
  /** Absent: the machine's. */
  clock?: Pick<Clock, 'setTimeout' | 'clearTimeout'>
}

export interface Control {
  close: () => void
}

/** Accepts an operator's commands at a socket in DATA_DIR. Each is a line of JSON and gets a line as answer. */
export async function openControl(parts: ControlParts): Promise<Control> {
  await clearPlace(parts.dataDir)
  return KeptSocket.open({
    clock: systemClock,
    ...parts,
    attend: (socket) => attend(socket, parts),
  })
}

/** Removes the socket of a killed server. Does not remove a socket that is in use, or any other file. */
async function clearPlace(dataDir: string): Promise<void> {
  const path = socketPath(dataDir)
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (!there) return
  if (!there.isSocket()) throw new AdminProblem(`${path} is in the way: it is no socket.`)
  const other = await connectTo(dataDir)
  if (other) {
    other.destroy()
    throw new AdminProblem(`Another process answers at ${path}.`)
  }
  rmSync(path, { force: true })
}

function attend(socket: Socket, parts: ControlParts): void {
  let heard = ''
  socket.setEncoding('utf8')
  socket.setTimeout(PATIENCE_MS, () => socket.destroy())
  socket.on('error', () => socket.destroy())
  socket.on('data', (text: string) => {
    heard += text
    if (heard.length > MOST_BYTES) socket.destroy()
    else if (heard.endsWith('\n')) void answer(socket, heard, parts)
  })
}

async function answer(socket: Socket, line: string, { desk, log }: ControlParts): Promise<void> {
  socket.removeAllListeners('data')
  socket.setTimeout(0)
  let answered
  try {
    const asked = checked(command, JSON.parse(line))
    log.info({ command: asked.name }, 'admin')
    answered = { result: await desk.carryOut(asked) }
  } catch (error) {
    answered = { problem: sentenceFor(error, log) }
  }
  socket.end(`${JSON.stringify(answered)}\n`)
}

function sentenceFor(error: unknown, log: Log): string {
  if (error instanceof AdminProblem) return error.message
  if (error instanceof SyntaxError) return 'The command is not JSON.'
  if (error instanceof Refusal) return `The server refused: ${error.code}, ${error.message}.`
  log.error(factsOf(error), 'admin command failed')
  return 'The server failed; its log says why.'
}
