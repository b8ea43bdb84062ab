/** Origins that no page of another site can send to the server at this host, `ADDRESS:PORT`. */
export const welcomeAt = (host: string): string[] => [
  'https://servicewechat.com',
  'weapp://wechat-game-runtime',
  'weapp://',
  'undefined',
  '',
  `http://${host}`,
  `http://${host},undefined`,
  `undefined, http://${host}`,
  'https://servicewechat.com,undefined',
  `https://servicewechat.com,http://${host},,weapp://x`,
  'http://127.0.0.1:9',
  'http://localhost:53210',
  'https://[::1]:8443',
]

/** Origins that a page of another site can send, or that no client of WeChat sends. */
export const foreignAt = (host: string): string[] => [
  'null',
  'file://',
  'http://evil.example',
  'https://servicewechat.com.evil.example',
  'https://evil-servicewechat.com',
  'https://evil.example/servicewechat.com',
  'https://servicewechat.com@evil.example',
  'https://servicewechat.com:8443',
  'http://servicewechat.com',
  'https://SERVICEWECHAT.COM.evil.example',
  'https://sub.servicewechat.com',
  'xweapp://wechat-game-runtime',
  'weapp.evil://x',
  'chrome-extension://abcdefghijklmnop',
  'null,undefined',
  'undefined,null',
  `http://${host},http://evil.example`,
  `http://evil.example,http://${host}`,
  'https://servicewechat.com,https://evil.example',
  'https://servicewechat.com https://evil.example',
  `http://${host}.evil.example`,
  `http://${host}@evil.example`,
  `http://evil.example#http://${host}`,
  'http://127.0.0.1.evil.example',
  'http://127.0.0.1@evil.example',
  'http://localhost.evil.example:8080',
  'http://0.0.0.0:8080',
]

/** Host headers that name another machine, as a browser sends them after DNS rebinding. */
export const foreignHosts = (port: string): string[] => [
  `evil.example:${port}`,
  'evil.example',
  `127.0.0.1.evil.example:${port}`,
  `203.0.113.9:${port}`,
  `127.0.0.1:${port}@evil.example`,
  `evil.example:${port},127.0.0.1:${port}`,
  `localhost.evil.example`,
]
