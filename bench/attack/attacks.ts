import { ask, live, type Device } from './devices'

const EVERY_MS = 50
const AT_ONCE = 60

/** The attackers, and the conversation that they all read. */
export interface Attackers {
  url: string
  devices: readonly Device[]
  cid: string
}

/** Starts the attack. Returns a function that ends it. */
export type Attack = (attackers: Attackers) => () => void

/** Every device requests long pages as often as a socket may. */
const pages: Attack = ({ devices, cid }) => {
  const timer = setInterval(() => {
    for (const device of devices) ask(device, '/history', { cid })
  }, EVERY_MS)
  return () => clearInterval(timer)
}

/** One token reconnects again and again. Each new socket replaces the previous one. */
const reconnects: Attack = ({ url, devices }) => {
  let isOver = false
  const [device] = devices
  const storm = async (): Promise<void> => {
    while (device && !isOver) {
      const socket = await live(url, device)
      ask({ socket }, '/sync', {})
      socket.terminate()
    }
  }
  for (let count = 0; count < 8; count++) void storm()
  return () => (isOver = true)
}

/** Sockets that request as much as they may, and read none of it. */
const unread: Attack = ({ devices, cid }) => {
  for (const { socket } of devices) socket.pause()
  const timer = setInterval(() => {
    for (const device of devices) ask(device, '/history', { cid })
  }, EVERY_MS)
  for (const device of devices) {
    for (let count = 0; count < AT_ONCE; count++) ask(device, '/history', { cid })
  }
  return () => {
    clearInterval(timer)
    for (const { socket } of devices) socket.resume()
  }
}

/** The phases of the measurement, by what happens in them. */
export const ATTACKS: Readonly<Record<string, Attack>> = {
  quiet: () => () => undefined,
  '40 devices, 20 pages/s each': pages,
  'one token reconnects': reconnects,
  '40 sockets that do not read': unread,
}
