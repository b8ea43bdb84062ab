/** On every answer: a browser takes it for what it is said to be, and tells nobody where it comes from. */
export const SAFE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

/** What the simulator's pages may load; their phones talk to whatever server they are told. */
const POLICY = [
  "default-src 'self'",
  "connect-src 'self' http: https: ws: wss:",
  "img-src 'self' data: blob: http: https:",
  // Components bring their own sheets and set styles on elements.
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

/** On the files of the simulator, which change while somebody works on them. */
export const PAGE_HEADERS = {
  'content-security-policy': POLICY,
  'cache-control': 'no-cache',
}
