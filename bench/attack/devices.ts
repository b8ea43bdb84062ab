import { WebSocket } from 'ws'
import { huiyin } from '../dialects/huiyin'
import { jsonFrames } from '../dialects/json-frames'
import { signIn, type Device as SignedIn } from '../people'
import type { Tally } from './tally'

let lastId = 0

/** A connected device of somebody who attacks: what it hears is only counted. */
export interface Device extends SignedIn {
  socket: WebSocket
}

/** One device, signed in and connected. */
export async function deviceOf(
  url: string,
  { name, deviceId, tally }: { name: string; deviceId: string; tally: Tally }
): Promise<Device> {
  const device = await signIn(url, name, deviceId)
  return { ...device, socket: await live(url, device, tally) }
}

/** A socket on which that device has logged in, or was refused. */
export function live(
  url: string,
  { token, deviceId }: Pick<SignedIn, 'deviceId' | 'token'>,
  tally: Tally
): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}${huiyin.path}`)
  socket.on('error', () => undefined)
  socket.on('message', (frame: Buffer) => tally.frame(frame))
  return new Promise((resolve) => {
    socket.once('open', () => ask({ socket }, '/login', { token, deviceId, protocol: 1 }))
    socket.once('message', () => resolve(socket))
    socket.once('close', () => resolve(socket))
  })
}

export function ask({ socket }: Pick<Device, 'socket'>, url: string, data: unknown): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(jsonFrames.request(++lastId, url, data))
}
