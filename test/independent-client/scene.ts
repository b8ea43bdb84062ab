import { arrive, conversationOf, newMid, type Person } from './people'
import { dataFolder, startServer, type ServerProcess } from './server-process'

/** A server for all tests of a file. */
export function oneServer(): { readonly address: string } {
  const data = dataFolder()
  let server: ServerProcess | undefined
  beforeAll(async () => {
    server = await startServer(data.path)
  })
  afterAll(async () => {
    await server?.stop()
    data.remove()
  })
  return {
    get address() {
      return server?.address ?? ''
    },
  }
}

/** Two people and the conversation between them, which is still empty. */
export interface Scene {
  address: string
  ming: Person
  hong: Person
  cid: string
}

/** A server for all tests of a file, and two new people for each test. */
export function twoPeople(): Scene {
  const server = oneServer()
  const scene = {} as Scene
  beforeEach(async () => {
    const { address } = server
    const family = newMid().slice(0, 8)
    const ming = await arrive(address, `Ming ${family}`)
    const hong = await arrive(address, `Hong ${family}`)
    Object.assign(scene, { address, ming, hong, cid: await conversationOf(ming, hong) })
  })
  afterEach(() => Promise.all([scene.ming.client.close(), scene.hong.client.close()]))
  return scene
}
