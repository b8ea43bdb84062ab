import {
  MAX_FRAME_BYTES,
  MAX_TEXT_LENGTH,
  PROTOCOL_VERSION,
} from '../../miniprogram/protocol/limits'

/** What a hostile client sends as one frame. For bytes, also whether the frame claims to be text. */
export type Frame = string | { bytes: Buffer; isText: boolean }

const say = (value: unknown): string => JSON.stringify(value)

const binary = (bytes: Buffer): Frame => ({ bytes, isText: false })

/** Unreadable frames. Each ends its socket with `bad-frame`. */
export const UNREADABLE: readonly Frame[] = [
  '',
  'hello',
  '{"url":"/ping","id":1,"data":{}',
  'null',
  '42',
  '"text"',
  '[]',
  say([{ url: '/ping', id: 1, data: {} }]),
  '{}',
  say({ id: 1, data: {} }),
  say({ url: 7, id: 1, data: {} }),
  say({ url: '/ping', id: 0, data: {} }),
  say({ url: '/ping', id: -1, data: {} }),
  say({ url: '/ping', id: 1.5, data: {} }),
  say({ url: '/ping', id: '1', data: {} }),
  say({ url: '/ping', id: null, data: {} }),
  say({ url: '/ping', id: 2 ** 53, data: {} }),
  '{"url":"/ping","id":1e999,"data":{}}',
  '['.repeat(20_000),
  `{"url":"/ping","id":1,"data":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}`,
  `{"url":"/ping","id":1,"data":"${'x'.repeat(MAX_FRAME_BYTES)}"}`,
  `{"url":"/ping","id":1,"data":"${'回'.repeat(MAX_FRAME_BYTES / 3)}"}`,
  binary(Buffer.from(say({ url: '/ping', id: 1, data: {} }))),
  binary(Buffer.alloc(200_000, 'x')),
  { bytes: Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), isText: true },
]

/** Readable first frames that are not a login. Each ends its socket with `no-login`. */
export const NO_LOGIN: readonly Frame[] = [
  say({ url: '/ping', id: 1, data: {} }),
  say({ url: '/message/send', id: 1, data: { cid: 'c', mid: 'm', type: 'text' } }),
  say({ url: '/login', data: { token: 't' } }),
  say({ url: '/typing', data: { cid: 'c' } }),
  say({ url: '__proto__', id: 1, data: {} }),
]

const login = (data: unknown): Frame => say({ url: '/login', id: 1, data })
const credentials = { token: 'stolen', deviceId: 'device', protocol: PROTOCOL_VERSION }

/** First frames that are a login, with the failure that they get before the socket ends. */
export const BAD_LOGINS: readonly { frame: Frame; code: string }[] = [
  { frame: login(credentials), code: 'expired' },
  { frame: login({}), code: 'bad-request' },
  { frame: login(null), code: 'bad-request' },
  { frame: login({ ...credentials, protocol: 2 }), code: 'bad-request' },
  { frame: login({ ...credentials, token: 'x'.repeat(257) }), code: 'bad-request' },
  { frame: login({ ...credentials, deviceId: '\0' }), code: 'bad-request' },
  { frame: login({ ...credentials, attempt: -1 }), code: 'bad-request' },
]

/** Requests of a signed-in client, with the code of their refusal. */
export const REFUSED: readonly { url: string; data?: unknown; code: string }[] = [
  { url: '/nowhere', data: {}, code: 'unknown-url' },
  { url: 'toString', data: {}, code: 'unknown-url' },
  { url: '__proto__', data: {}, code: 'unknown-url' },
  { url: '/login', data: credentials, code: 'conflict' },
  { url: '/ping', data: [], code: 'bad-request' },
  { url: '/ping', code: 'bad-request' },
  { url: '/sync', data: { limit: 201 }, code: 'bad-request' },
  { url: '/sync', data: { since: {} }, code: 'bad-request' },
  { url: '/history', data: { cid: 'not-mine' }, code: 'not-found' },
  { url: '/history', data: { cid: 'x'.repeat(65) }, code: 'bad-request' },
  { url: '/history', data: { cid: 'c', limit: 0 }, code: 'bad-request' },
  { url: '/history', data: { cid: 'c', after: 1e300 }, code: 'bad-request' },
  { url: '/read', data: { cid: 'not-mine', seq: 1 }, code: 'not-found' },
  { url: '/message/send', data: message({ cid: 'not-mine' }), code: 'not-found' },
  { url: '/message/send', data: message({ type: 'recall' }), code: 'bad-request' },
  { url: '/message/send', data: message({ body: { text: '' } }), code: 'bad-request' },
  { url: '/message/send', data: message({ body: longText() }), code: 'bad-request' },
  { url: '/message/send', data: message({ mid: '\ud800' }), code: 'bad-request' },
  { url: '/message/recall', data: { cid: 'not-mine', seq: 1, mid: 'm' }, code: 'not-found' },
  { url: '/conversation/open', data: { userId: 'nobody' }, code: 'not-found' },
  { url: '/conversation/set', data: { cid: 'not-mine', pinned: true }, code: 'not-found' },
  { url: '/user/get', data: { ids: Array(101).fill('u') }, code: 'bad-request' },
]

function message(changed: object): object {
  return { cid: 'c', mid: 'm', type: 'text', body: { text: 'hello' }, ...changed }
}

function longText(): object {
  return { text: 'x'.repeat(MAX_TEXT_LENGTH + 1) }
}
