import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { signIn } from '../independent-client/http'
import { arrive, hears, say } from '../independent-client/people'
import { dataFolder, startServer, type ServerProcess } from '../independent-client/server-process'

jest.setTimeout(60_000)

describe('docs/examples/bot.mjs', () => {
  const data = dataFolder()
  let server: ServerProcess
  let bot: ChildProcess
  let lines: AsyncIterator<string>
  beforeAll(async () => {
    server = await startServer(data.path)
    bot = spawn(process.execPath, ['docs/examples/bot.mjs', server.address, 'Echo'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    lines = createInterface({ input: bot.stdout! })[Symbol.asyncIterator]()
  })
  afterAll(async () => {
    bot.kill()
    await once(bot, 'exit')
    await server.stop()
    data.remove()
  })

  const listens = async () => expect(await lines.next()).toMatchObject({ value: 'Echo listens' })

  /** What it answers to somebody who writes these lines. */
  async function answerTo(name: string, ...said: string[]): Promise<string | undefined> {
    const { user } = await signIn(server.address, 'demo:Echo', 'a look')
    const person = await arrive(server.address, name)
    const { conversation } = await person.client.ask('/conversation/open', { userId: user.id })
    for (const text of said) await say(person, conversation.cid, { text })
    const { body } = await hears(person, conversation.cid, ({ from }) => from === user.id)
    await person.client.close()
    return body.text
  }

  it('answers who calls it, and nobody else', async () => {
    await listens()

    expect(await answerTo('Ming', 'hello', '@Echo good morning')).toBe('good morning')
  })

  it('is back after the server was restarted', async () => {
    const { port } = new URL(server.address)
    await server.stop()
    server = await startServer(data.path, { PORT: port })
    await listens()

    expect(await answerTo('Hong', '@Echo 你好')).toBe('你好')
  })
})
