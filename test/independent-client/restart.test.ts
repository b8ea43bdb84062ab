import { Client } from './client'
import { arrive, conversationOf, loginOf, newMid, say, textsOf, type Person } from './people'
import { dataFolder, startServer } from './server-process'

const again = async (address: string, { user, token, deviceId }: Person) => {
  const client = await Client.open(address)
  const { epoch } = await client.ask('/login', loginOf({ token, deviceId }))
  return { person: { user, token, deviceId, client }, epoch }
}

describe('a server that restarts', () => {
  const data = dataFolder()
  afterAll(() => data.remove())

  it('[BYE3] says so before it closes', async () => {
    const server = await startServer(data.path)
    const { client } = await arrive(server.address, 'Ming')

    await server.stop()

    expect(await client.notices.next('/bye')).toEqual({ reason: 'restarting' })
    await client.closed
  })

  it('[MSG2] [LOG15] has everything that it acknowledged, however it ended', async () => {
    const before = await startServer(data.path)
    const ming = await arrive(before.address, 'Ming')
    const cid = await conversationOf(ming, await arrive(before.address, 'Hong'))
    const mids = Array.from({ length: 20 }, newMid)
    const sent = mids.map((mid, turn) => say(ming, cid, { text: `line ${turn}`, mid }))
    const receipts = await Promise.all(sent)

    await before.kill()

    const after = await startServer(data.path)
    const { person } = await again(after.address, ming)
    expect(await textsOf(person, cid)).toEqual(
      receipts.map(({ seq }, turn) => [seq, `line ${turn}`])
    )
    expect(await say(person, cid, { text: 'line 7', mid: mids[7]! })).toEqual(receipts[7])
    await after.kill()
  })

  it('[CLI15] has the same database as before', async () => {
    const before = await startServer(data.path)
    const first = await again(before.address, await arrive(before.address, 'Ming'))
    await before.kill()

    const after = await startServer(data.path)
    const second = await again(after.address, first.person)

    expect(second.epoch).toBe(first.epoch)
    await after.kill()
  })
})
