/**
 * A bot: `node docs/examples/bot.mjs http://127.0.0.1:8080 Echo` signs in to a demo server as Echo, and answers "@Echo hello"
 * with "hello". The rules in brackets are those of docs/protocol.md. What was said while the bot was away stays unanswered;
 * `/sync` and `/history` would tell.
 */
import { WebSocket } from 'ws'

const [address = 'http://127.0.0.1:8080', name = 'Echo'] = process.argv.slice(2)
const deviceId = `bot-${name}`

/** Signs in over HTTP [SIG2], then on a socket [SIG8]. */
async function connect() {
  const body = JSON.stringify({ code: `demo:${name}`, deviceId })
  const response = await fetch(`${address}/api/login`, { method: 'POST', body })
  const { token, error } = await response.json()
  if (error) throw new Error(`${error.code}: ${error.message}`)
  const socket = new WebSocket(`${address.replace(/^http/, 'ws')}/ws`)
  const pings = setInterval(() => ask(socket, '/ping', {}), 25_000) // [PNG1]
  socket.on('open', () => ask(socket, '/login', { token, deviceId, protocol: 1 }))
  socket.on('message', (text) => [JSON.parse(text)].flat().forEach((frame) => hear(socket, frame))) // [FRM6]
  socket.on('error', ({ message }) => console.error(message))
  socket.on(
    'close',
    () => (clearInterval(pings), setTimeout(keepConnected, 500 + Math.random() * 5000))
  ) // [CLI7]
}

let lastId = 0
const ask = (socket, url, data) => socket.send(JSON.stringify({ url, id: ++lastId, data })) // [FRM3]

function hear(socket, { url, data, error }) {
  if (error) console.error(`${error.code}: ${error.message}`)
  if (data?.userId && data.pingMs) console.log(`${name} listens`)
  if (url !== '/message' || data.type !== 'text' || !data.body.text.startsWith(`@${name} `)) return
  const text = data.body.text.slice(`@${name} `.length)
  // An announcement that is repeated [NTC3] gets the same mid, so it is answered once [MSG4].
  ask(socket, '/message/send', {
    cid: data.cid,
    mid: `to-${data.cid}-${data.seq}`,
    type: 'text',
    body: { text },
  })
}

function keepConnected() {
  connect().catch(({ message }) => (console.error(message), setTimeout(keepConnected, 5000)))
}
keepConnected()
