import { Client } from './client'
import { arrive, loginOf, type Person } from './people'
import { oneServer } from './scene'

describe('a device that signs in again', () => {
  const server = oneServer()

  const again = async (person: Person, more: object = {}): Promise<Client> => {
    const client = await Client.open(server.address)
    await client.ask('/login', loginOf(person, more))
    return client
  }

  it('[SIG13] replaces its older socket, which is told so', async () => {
    const ming = await arrive(server.address, 'Ming')

    const newer = await again(ming)

    expect(await ming.client.notices.next('/bye')).toEqual({ reason: 'replaced' })
    await ming.client.closed
    expect(await newer.ask('/ping')).toEqual({ now: expect.any(Number) as number })
  })

  it("[SIG13] does not affect the person's other devices", async () => {
    const phone = await arrive(server.address, 'Ming', 'phone')

    const tablet = await arrive(server.address, 'Ming', 'tablet')

    expect(tablet.user).toEqual(phone.user)
    expect(await phone.client.ask('/ping')).toEqual({ now: expect.any(Number) as number })
  })

  it('[SIG12] cannot replace a newer login with a delayed one', async () => {
    const ming = await arrive(server.address, 'Ming', 'slow')
    const newer = await again(ming, { attempt: 5 })
    const late = await Client.open(server.address)

    await expect(late.ask('/login', loginOf(ming, { attempt: 5 }))).rejects.toMatchObject({
      code: 'conflict',
    })

    await late.closed
    expect(await newer.ask('/ping')).toEqual({ now: expect.any(Number) as number })
  })

  it('[SIG12] succeeds with a higher attempt', async () => {
    const ming = await arrive(server.address, 'Ming', 'quick')
    const older = await again(ming, { attempt: 5 })

    await again(ming, { attempt: 6 })

    expect(await older.notices.next('/bye')).toEqual({ reason: 'replaced' })
  })
})
