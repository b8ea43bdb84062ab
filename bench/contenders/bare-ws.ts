/** What `ws` alone can do: parse, number, relay, answer. No sign-in, no checks, no storage. */
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import { sayPort } from './say-port'
import { Rooms, type Asked } from './room'

interface Frame {
  url: string
  id: number
  data: Asked
}

const rooms = new Rooms<WebSocket>()
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false })

server.on('connection', (socket) => {
  socket.on('message', (raw) => answer(socket, JSON.parse(textOf(raw)) as Frame))
})
server.on('listening', () => sayPort(server.address()))

function answer(socket: WebSocket, { url, id, data }: Frame): void {
  if (url === '/join') {
    rooms.join(data.cid, socket)
    socket.send(JSON.stringify({ re: id, data: {} }))
    return
  }
  const { receipt, entry } = rooms.number(data, 'somebody')
  socket.send(JSON.stringify({ re: id, data: receipt }))
  const notice = JSON.stringify({ url: '/message', data: entry })
  for (const other of rooms.others(data.cid, socket)) other.send(notice)
}

const textOf = (raw: RawData): string => (raw as Buffer).toString()
