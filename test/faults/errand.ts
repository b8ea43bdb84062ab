import type { Params, RequestUrl } from '../../protocol/requests'
import type { VirtualServer } from '../world/virtual-server'

interface Posted {
  path: string
  data: object
  header?: Record<string, string>
}

async function post(server: VirtualServer, { path, data, header = {} }: Posted): Promise<unknown> {
  const request = { url: server.address + path, method: 'POST', header, body: JSON.stringify(data) }
  const { body } = await server.call(request)
  return JSON.parse(body)
}

/** Sends a request as this person, for which the phone has no button yet. Time must pass meanwhile. */
export async function errand<U extends RequestUrl>(
  server: VirtualServer,
  name: string,
  asked: { url: U; data: Params<U> }
): Promise<unknown> {
  const login = { path: '/api/login', data: { code: `demo:${name}`, deviceId: 'errands' } }
  const { token } = (await post(server, login)) as { token: string }
  const header = { authorization: `Bearer ${token}` }
  return post(server, { path: '/api/call', data: { ...asked, id: 1 }, header })
}
