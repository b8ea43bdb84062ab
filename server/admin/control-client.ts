import { connect, type Socket } from 'node:net'
import { AdminProblem, type AnswerTo, type Command } from './command'
import { socketPath, withSocketPath } from './socket-place'

const PATIENCE_MS = 30_000
/** Error codes if nobody listens there, or if there is no socket. */
const ABSENT = new Set(['ENOENT', 'ECONNREFUSED', 'ENOTDIR'])

/** Connects to the server of that folder. Returns undefined if none runs. */
export function connectTo(dataDir: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = withSocketPath(dataDir, (path) => connect(path))
    socket.once('connect', () => resolve(socket))
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (ABSENT.has(error.code ?? '')) resolve(undefined)
      else reject(problemOf(error, dataDir))
    })
  })
}

/** Lets the running server carry out a command. Returns undefined if none runs. */
export async function askServer<C extends Command>(
  dataDir: string,
  command: C
): Promise<AnswerTo<C> | undefined> {
  const socket = await connectTo(dataDir)
  if (!socket) return undefined
  const answer = JSON.parse(await exchange(socket, JSON.stringify(command))) as
    { result: AnswerTo<C> } | { problem: string }
  if ('problem' in answer) throw new AdminProblem(answer.problem)
  return answer.result
}

function exchange(socket: Socket, line: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let heard = ''
    socket.setEncoding('utf8')
    socket.setTimeout(PATIENCE_MS, () => socket.destroy())
    socket.on('data', (text: string) => (heard += text))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      if (heard.endsWith('\n')) resolve(heard)
      else reject(new AdminProblem(UNANSWERED))
    })
    socket.write(`${line}\n`)
  })
}

const UNANSWERED =
  'The server ended or went silent before it answered. Whether the command was carried out is unknown: repeat it.'

function problemOf(error: NodeJS.ErrnoException, dataDir: string): Error {
  if (error.code !== 'EACCES' && error.code !== 'EPERM') return error
  return new AdminProblem(
    `${socketPath(dataDir)} belongs to another user: run the command as the user of the server.`
  )
}
