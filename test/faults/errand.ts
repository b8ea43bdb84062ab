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

/** Asks the server in somebody's name for what his phone has no button for yet; needs time to pass. */
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
