/** For every answer. The browser must not guess the content type and must not send a referrer. */
export const SAFE_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
}

/** For every answer that is no file: whatever it says of itself, a browser must not load or frame anything for it. */
export const ANSWER_HEADERS = {
  ...SAFE_HEADERS,
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
}

/** What the simulator's pages may load. Their phones may connect to any server. */
const POLICY = [
  "default-src 'self'",
  "connect-src 'self' http: https: ws: wss:",
  "img-src 'self' data: blob: http: https:",
  // Components include style sheets and set inline styles.
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

/** For the simulator's files, which change during development. */
export const PAGE_HEADERS = {
  'content-security-policy': POLICY,
  'cache-control': 'no-cache',
}
