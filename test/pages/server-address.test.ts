import {
  addressFor,
  parseAddress,
  SERVER_ADDRESS,
  socketUrl,
} from '../../miniprogram/server-address'

describe("the server's address", () => {
  it("is the build's address by default", () => {
    expect(addressFor('develop')).toBe(SERVER_ADDRESS.develop)
    expect(addressFor('release', undefined, undefined)).toBe(SERVER_ADDRESS.release)
  })

  it("is the first valid custom address in a developer's build", () => {
    const launch = encodeURIComponent('http://192.168.1.7:8080/')

    expect(addressFor('develop', launch, 'http://kept')).toBe('http://192.168.1.7:8080')
    expect(addressFor('develop', undefined, 'http://kept')).toBe('http://kept')
    expect(addressFor('develop', '100%', { not: 'text' })).toBe(SERVER_ADDRESS.develop)
  })

  it('cannot be changed in a released build', () => {
    expect(addressFor('release', 'https://evil.example', 'https://kept')).toBe(
      SERVER_ADDRESS.release
    )
    expect(addressFor('trial', 'https://evil.example')).toBe(SERVER_ADDRESS.trial)
  })

  it('consists of a scheme, a host and optionally a port', () => {
    expect(parseAddress(' http://10.0.0.2:8080/ ')).toBe('http://10.0.0.2:8080')
    expect(parseAddress('https://chat.example.com')).toBe('https://chat.example.com')
    for (const text of ['', 'chat.example.com', 'ftp://x', 'http://', 'http://a b', 'http://x/y'])
      expect(parseAddress(text)).toBeUndefined()
  })

  it("determines the socket's url", () => {
    expect(socketUrl('http://127.0.0.1:8080')).toBe('ws://127.0.0.1:8080/ws')
    expect(socketUrl('https://chat.example.com')).toBe('wss://chat.example.com/ws')
  })
})
