import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sendRequest } from './raw-request'
import { ServerProcess } from './server-process'

const HOST = 'Host: HOST'

const get = (path: string, ...headers: string[]): string =>
  [`GET ${path} HTTP/1.1`, HOST, ...headers, '', ''].join('\r\n')

const post = (path: string, body: string, ...headers: string[]): string =>
  [`POST ${path} HTTP/1.1`, HOST, `Content-Length: ${body.length}`, ...headers, '', body].join(
    '\r\n'
  )

const upgrade = (path: string, ...headers: string[]): string =>
  get(path, 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', ...headers)

/** Requests that the server refuses, with the status and the code of the refusal. */
const REFUSED: [what: string, sent: string, status: number, code: string][] = [
  ['a path that is no UTF-8', get('/%E0%A4%A'), 400, 'bad-request'],
  ['a path with a lonely percent sign', get('/%'), 400, 'bad-request'],
  ['a path with a zero byte', get('/%00'), 404, 'not-found'],
  ['a path out of the folder', get('/../../etc/passwd'), 404, 'not-found'],
  ['a path out of the folder, encoded', get('/%2e%2e%2f%2e%2e%2fetc%2fpasswd'), 404, 'not-found'],
  ['a path out of the folder, with backslashes', get('/..%5c..%5cetc'), 404, 'not-found'],
  ['a path that does not exist', get('/nowhere'), 404, 'not-found'],
  ['a path that never ends', get(`/${'x'.repeat(9_000)}`), 404, 'not-found'],
  ['an asterisk', get('*'), 404, 'not-found'],
  ['a method that the path does not have', get('/api/login'), 404, 'not-found'],
  ['DELETE', get('/api/server').replace('GET', 'DELETE'), 404, 'not-found'],
  ['TRACE', get('/api/server').replace('GET', 'TRACE'), 404, 'not-found'],
  ['PROPFIND', get('/api/server').replace('GET', 'PROPFIND'), 404, 'not-found'],
  ['CONNECT', get('example.com:443').replace('GET', 'CONNECT'), 405, 'bad-request'],
  ['a method that does not exist', get('/').replace('GET', 'GRAB'), 400, 'bad-request'],
  ['no HTTP', 'hello\r\n\r\n', 400, 'bad-request'],
  ['another version of HTTP', get('/').replace('1.1', '9.9'), 400, 'bad-request'],
  ['no host', 'GET / HTTP/1.1\r\n\r\n', 400, 'bad-request'],
  ['a header without a name', get('/', ': x'), 400, 'bad-request'],
  ['a header with a line break', get('/', 'X: a\rb'), 400, 'bad-request'],
  ['headers that are too long', get('/', `X: ${'x'.repeat(20_000)}`), 431, 'too-large'],
  ['too many headers', get('/', ...Array<string>(3_000).fill('X-Y: zzz')), 431, 'too-large'],
  ['a length that is none', post('/api/login', '', 'Content-Length: x'), 400, 'bad-request'],
  ['two lengths', post('/api/login', '{}', 'Content-Length: 9'), 400, 'bad-request'],
  [
    'a length and chunks',
    post('/api/login', '{}', 'Transfer-Encoding: chunked'),
    400,
    'bad-request',
  ],
  ['a body that is too long', post('/api/login', 'x'.repeat(65_537)), 413, 'too-large'],
  [
    'a body that says so',
    get('/api/login', 'Content-Length: 999999999').replace('GET', 'POST'),
    413,
    'too-large',
  ],
  ['a body that is no JSON', post('/api/login', '{"code":'), 400, 'bad-request'],
  [
    'a body in another type',
    post('/api/login', '<a/>', 'Content-Type: text/xml'),
    400,
    'bad-request',
  ],
  ['a type that is none', post('/api/login', '{', 'Content-Type: ;;'), 400, 'bad-request'],
  ['JSON in JSON in JSON', post('/api/login', '['.repeat(60_000)), 400, 'bad-request'],
  [
    'objects in objects',
    post('/api/login', '{"a":'.repeat(9_000) + '1' + '}'.repeat(9_000)),
    400,
    'bad-request',
  ],
  ['an expectation', post('/api/login', '{}', 'Expect: the-unexpected'), 400, 'bad-request'],
  ['a call without a token', post('/api/call', '{}'), 401, 'expired'],
  ['a page of another site', get('/', 'Origin: http://evil.example'), 403, 'forbidden'],
  ['an upgrade elsewhere', upgrade('/nope'), 404, 'not-found'],
  ['an upgrade from another site', upgrade('/ws', 'Origin: null'), 403, 'forbidden'],
  ['an upgrade without a key', upgrade('/ws'), 400, 'bad-request'],
  ['an upgrade to HTTP/2', get('/ws', 'Connection: Upgrade', 'Upgrade: h2c'), 400, 'bad-request'],
]

describe('every refusal', () => {
  const server = new ServerProcess()
  beforeAll(() => server.start(), 30_000)
  afterAll(() => server.stop())

  it.each(REFUSED)(
    'of %s has the usual body, and is safe for a browser',
    async (_, sent, ...due) => {
      const [status, code] = due
      const answer = await sendRequest(server.url, sent)

      expect(answer).toMatchObject({ status, body: { error: { code } } })
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
        'content-type': 'application/json; charset=utf-8',
      })
    }
  )

  it('leaves a server that has nothing to report', () => {
    expect(server.errors).toEqual([])
  })
})

describe('the pages of the simulator', () => {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-pages-'))
  mkdirSync(join(folder, 'fonts'))
  writeFileSync(join(folder, 'index.html'), '<title>phones</title>')
  writeFileSync(join(folder, 'fonts', 'a.woff2'), 'font')
  const server = new ServerProcess({ SIMULATOR_DIR: folder })
  beforeAll(() => server.start(), 30_000)
  afterAll(async () => {
    await server.stop()
    rmSync(folder, { recursive: true })
  })

  it.each(['/', '/index.html', '/fonts/a.woff2', '/nowhere', '/fonts'])(
    'tell browsers at %s what they may do',
    async (path) => {
      const { headers } = await sendRequest(server.url, get(path))

      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      })
    }
  )

  it('may be framed only by this server, and load nothing from elsewhere', async () => {
    const { headers } = await sendRequest(server.url, get('/'))

    expect(headers['content-security-policy']).toContain("default-src 'self'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'self'")
  })
})
