import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Listening } from '../../../server/listen'
import { startListening } from '../listening'

describe('HTTP', () => {
  let server: Listening
  beforeEach(async () => {
    server = await startListening()
  })
  afterEach(() => server.close())

  const post = (
    path: string,
    body: NonNullable<RequestInit['body']>,
    headers: Record<string, string> = {}
  ) => fetch(`${server.url}${path}`, { method: 'POST', body, headers })
  const login = (headers: Record<string, string> = {}) =>
    post('/api/login', JSON.stringify({ code: 'demo:Ming', deviceId: 'd' }), headers)

  it('signs in, whatever the content type of the body', async () => {
    const types = ['application/json', 'text/plain']
    const answers = await Promise.all(types.map((type) => login({ 'content-type': type })))

    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers[0]!.headers.get('cache-control')).toBe('no-store')
  })

  it('answers everything unreadable in one format', async () => {
    const malformed = await post('/api/login', '{"code":', { 'content-type': 'application/json' })
    const long = await post('/api/login', 'x'.repeat(65_537))
    const nowhere = await fetch(`${server.url}/api/nowhere`)

    expect([malformed.status, await malformed.json()]).toMatchObject([
      400,
      { error: { code: 'bad-request' } },
    ])
    expect([long.status, await long.json()]).toMatchObject([413, { error: { code: 'too-large' } }])
    expect([nowhere.status, await nowhere.json()]).toMatchObject([
      404,
      { error: { code: 'not-found' } },
    ])
  })

  it('refuses a name whose bytes are not UTF-8', async () => {
    const [before, after] = ['{"deviceId":"d","code":"demo:', '"}'].map((text) => Buffer.from(text))
    const asked = Buffer.concat([before!, Buffer.from([0xff, 0xfe]), after!])

    const answer = await post('/api/login', asked)

    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      { error: { code: 'bad-request', message: 'body: expected JSON' } },
    ])
  })

  it('refuses sign-ins from foreign pages', async () => {
    const answer = await login({ origin: 'http://evil.example' })

    expect(answer.status).toBe(403)
    expect(await answer.json()).toMatchObject({ error: { code: 'forbidden' } })
  })

  it('trusts no address that a client claims', async () => {
    const statuses = []
    for (const ip of ['1.1.1.1', '2.2.2.2', '3.3.3.3']) {
      statuses.push((await login({ 'x-forwarded-for': ip })).status)
    }

    expect(statuses).toEqual([200, 200, 429])
  })
})

describe('HTTP behind a proxy', () => {
  it.each([
    ['one hop', 1],
    ['its address', ['127.0.0.1']],
  ])("knows clients by the proxy's header, trusted by %s", async (_, trustProxy) => {
    const server = await startListening({ trustProxy })
    const login = (forwarded: string) =>
      fetch(`${server.url}/api/login`, {
        method: 'POST',
        body: JSON.stringify({ code: 'demo:Ming', deviceId: 'd' }),
        headers: { 'x-forwarded-for': forwarded },
      })
    const statuses = []
    for (const ip of ['1.1.1.1', '1.1.1.1', '9.9.9.9, 1.1.1.1', '2.2.2.2']) {
      statuses.push((await login(ip)).status)
    }

    expect(statuses).toEqual([200, 200, 429, 200])
    await server.close()
  })
})

describe('the simulator’s files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-files-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('are served by a demo, without caching', async () => {
    writeFileSync(join(folder, 'index.html'), '<title>two phones</title>')
    const server = await startListening({ simulatorDir: folder })

    const page = await fetch(`${server.url}/`)

    expect(await page.text()).toBe('<title>two phones</title>')
    expect(page.headers.get('cache-control')).toBe('no-cache')
    expect((await fetch(`${server.url}/%2e%2e/%2e%2e/etc/passwd`)).status).toBe(404)
    await server.close()
  })
})
