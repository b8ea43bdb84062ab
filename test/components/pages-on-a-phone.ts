import type { Hand } from '../simulator/hand'
import { openRuntime, settled, type RuntimeHost } from '../simulator/runtime-host'
import type { SmallServer } from './small-server'

let host: RuntimeHost | undefined

/** The mini-program as a user opens it, connected to this server; with a url, this page alone is open. */
export async function launched(server: SmallServer, url?: string): Promise<RuntimeHost> {
  host = await openRuntime('miniprogram', { name: '小雨', transport: server })
  await host.launch()
  if (url !== undefined) await host.open(url)
  return host
}

/** Lets events happen until the condition holds. Otherwise the test's own timeout ends it. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await settled()
}

/** Opens a conversation with a tap in the list. */
export async function chatWith(name: string, server: SmallServer): Promise<RuntimeHost> {
  const phone = await launched(server)
  await until(() => phone.page.has('.row'))
  await openChat(phone, name)
  await until(() => phone.page.has('.list'))
  return phone
}

/** Taps the conversation with this name in the list. */
export async function openChat({ page }: RuntimeHost, name: string): Promise<void> {
  const row = page.all('.row').findIndex(({ textContent }) => textContent.includes(name))
  await page.tap(`.row:nth-of-type(${row + 1})`)
}

/** The texts of a chat's bubbles, oldest first. */
export const bubblesOf = (page: Hand): string[] =>
  page.all('.bubble').map(({ textContent }) => textContent)

afterEach(() => {
  expect(host?.complaints ?? []).toEqual([])
  host?.close()
  host = undefined
})
