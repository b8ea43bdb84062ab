import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import { huiyin } from '../dialects/huiyin'
import { jsonFrames } from '../dialects/json-frames'

let lastId = 0

/** An attacker's device. It drops everything that it receives. */
export interface Device {
  name: string
  token: string
  deviceId: string
  socket: WebSocket
}

/** One device, signed in. */
export async function deviceOf(url: string, name: string): Promise<Device> {
  const deviceId = randomUUID()
  const response = await fetch(`${url}/api/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: `demo:${name}`, deviceId }),
  })
  const { token } = (await response.json()) as { token: string }
  return { name, token, deviceId, socket: await live(url, { token, deviceId }) }
}

/** A socket on which the device has logged in or was refused. */
export function live(
  url: string,
  { token, deviceId }: Pick<Device, 'deviceId' | 'token'>
): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}${huiyin.path}`)
  socket.on('error', () => undefined)
  return new Promise((resolve) => {
    socket.once('open', () => ask({ socket }, '/login', { token, deviceId, protocol: 1 }))
    socket.once('message', () => resolve(socket))
    socket.once('close', () => resolve(socket))
  })
}

export function ask({ socket }: Pick<Device, 'socket'>, url: string, data: unknown): void {
  if (socket.readyState === WebSocket.OPEN) socket.send(jsonFrames.request(++lastId, url, data))
}
