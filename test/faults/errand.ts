import type { Params, RequestUrl } from '../../protocol/requests'
import type { VirtualServer } from '../world/virtual-server'

const post = async (server: VirtualServer, path: string, data: object, header = {}) => {
  const request = { url: server.address + path, method: 'POST', header, body: JSON.stringify(data) }
  const { body } = await server.call(request)
  return JSON.parse(body) as { token: string }
}

/** Asks the server in somebody's name for what his phone has no button for yet; needs time to pass. */
export async function errand<U extends RequestUrl>(
  server: VirtualServer,
  name: string,
  asked: { url: U; data: Params<U> }
): Promise<unknown> {
  const { token } = await post(server, '/api/login', { code: `demo:${name}`, deviceId: 'errands' })
  return post(server, '/api/call', { ...asked, id: 1 }, { authorization: `Bearer ${token}` })
}
