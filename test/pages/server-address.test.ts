import {
  addressFor,
  parseAddress,
  SERVER_ADDRESS,
  socketUrl,
} from '../../miniprogram/server-address'

describe("the server's address", () => {
  it('is the one of the build where nobody wishes another', () => {
    expect(addressFor('develop')).toBe(SERVER_ADDRESS.develop)
    expect(addressFor('release', undefined, undefined)).toBe(SERVER_ADDRESS.release)
  })

  it('is the first good wish in a developer’s build', () => {
    const launch = encodeURIComponent('http://192.168.1.7:8080/')

    expect(addressFor('develop', launch, 'http://kept')).toBe('http://192.168.1.7:8080')
    expect(addressFor('develop', undefined, 'http://kept')).toBe('http://kept')
    expect(addressFor('develop', '100%', { not: 'text' })).toBe(SERVER_ADDRESS.develop)
  })

  it('cannot be sent elsewhere in a build for everybody', () => {
    expect(addressFor('release', 'https://evil.example', 'https://kept')).toBe(
      SERVER_ADDRESS.release
    )
    expect(addressFor('trial', 'https://evil.example')).toBe(SERVER_ADDRESS.trial)
  })

  it('is a scheme, a host and perhaps a port, and nothing else', () => {
    expect(parseAddress(' http://10.0.0.2:8080/ ')).toBe('http://10.0.0.2:8080')
    expect(parseAddress('https://chat.example.com')).toBe('https://chat.example.com')
    for (const text of ['', 'chat.example.com', 'ftp://x', 'http://', 'http://a b', 'http://x/y'])
      expect(parseAddress(text)).toBeUndefined()
  })

  it('leads to its socket', () => {
    expect(socketUrl('http://127.0.0.1:8080')).toBe('ws://127.0.0.1:8080/ws')
    expect(socketUrl('https://chat.example.com')).toBe('wss://chat.example.com/ws')
  })
})
