import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { npmStart } from './npm-start'

jest.setTimeout(30_000)

describe('npm start', () => {
  it('serves the page of phones at the printed address, and ends when told to', async () => {
    const { address, stop } = await npmStart()

    const page = await (await fetch(address)).text()
    const licence = await (await fetch(new URL('fonts/LICENSE.txt', address))).text()
    const code = await stop()

    expect(page).toContain('<title>Huiyin 回音</title>')
    expect(licence).toContain('SIL OPEN FONT LICENSE')
    expect(code).toBe(0)
  })

  it('says in one sentence that its port is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo

    await expect(npmStart({ PORT: String(port) })).rejects.toThrow(
      `npm start ended: PORT ${port} is taken by another process: ` +
        'stop that one, or set PORT to another number.\n'
    )
    other.close()
  })
})
