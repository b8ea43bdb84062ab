/** The same messages on socket.io: websocket only, with acknowledgements, no storage. */
import { createServer } from 'node:http'
import { Server, type Socket } from 'socket.io'
import { Rooms, type Asked } from './room'
import { sayPort } from './say-port'

const rooms = new Rooms<Socket>()
const http = createServer()
const io = new Server(http, {
  transports: ['websocket'],
  perMessageDeflate: false,
  serveClient: false,
})

io.on('connection', (socket) => {
  socket.on('/join', async ({ cid }: Asked, done: (answer: object) => void) => {
    await socket.join(cid)
    done({})
  })
  socket.on('/message/send', (asked: Asked, done: (answer: object) => void) => {
    const { receipt, entry } = rooms.number(asked, 'somebody')
    socket.to(asked.cid).emit('/message', entry)
    done(receipt)
  })
})

http.listen(0, '127.0.0.1', () => sayPort(http.address()))
