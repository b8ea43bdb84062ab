import { readConfig } from '../../server/config'

const APP = {
  WECHAT_APPID: 'wx0123456789abcdef',
  WECHAT_SECRET: '0123456789abcdef0123456789abcdef',
}

describe('the configuration', () => {
  it('has defaults for everything: a demo on this machine', () => {
    expect(readConfig({})).toEqual({
      port: 8080,
      host: '127.0.0.1',
      demoHosts: [],
      dataDir: './data',
      logLevel: 'info',
      trustProxy: false,
      wechat: undefined,
      requestRate: { perSecond: 20, burst: 60 },
      signInRate: { perSecond: 1, burst: 60 },
      devicesPerPerson: 10,
      socketsPerAddress: 500,
      socketsUnsigned: 10_000,
      simulatorDir: undefined,
      metricsToken: undefined,
      warnings: [],
    })
  })

  it('accepts all values', () => {
    const environment = {
      ...APP,
      ...{
        PORT: '0',
        HOST: '0.0.0.0',
        DEMO_HOSTS: 'chat.example, 10.0.0.9',
        DATA_DIR: '/srv/huiyin',
        LOG_LEVEL: 'warn',
      },
      ...{ TRUST_PROXY: '10.0.0.1, 10.1.0.0/16', RATE_PER_SECOND: '5', RATE_BURST: '6' },
      ...{ LOGIN_RATE_PER_MINUTE: '30', LOGIN_BURST: '7', SIMULATOR_DIR: 'files' },
      METRICS_TOKEN: '0123456789abcdef',
      ...{ SOCKETS_PER_ADDRESS: '8', SOCKETS_UNSIGNED: '9', DEVICES_PER_PERSON: '3' },
    }

    expect(readConfig(environment)).toEqual({
      port: 0,
      host: '0.0.0.0',
      demoHosts: ['chat.example', '10.0.0.9'],
      dataDir: '/srv/huiyin',
      logLevel: 'warn',
      trustProxy: ['10.0.0.1', '10.1.0.0/16'],
      wechat: { appId: APP.WECHAT_APPID, secret: APP.WECHAT_SECRET },
      requestRate: { perSecond: 5, burst: 6 },
      signInRate: { perSecond: 0.5, burst: 7 },
      devicesPerPerson: 3,
      socketsPerAddress: 8,
      socketsUnsigned: 9,
      simulatorDir: 'files',
      metricsToken: '0123456789abcdef',
      warnings: [],
    })
  })

  it('treats an empty variable as absent', () => {
    expect(readConfig({ PORT: '', WECHAT_APPID: ' ' })).toEqual(readConfig({}))
  })

  it('accepts a number of proxies', () => {
    expect(readConfig({ TRUST_PROXY: '2' }).trustProxy).toBe(2)
    expect(readConfig({ TRUST_PROXY: '0' }).trustProxy).toBe(false)
  })

  it('opens a demo to the network only with an explicit value', () => {
    const open = { HOST: '0.0.0.0', DEMO_OPEN_TO_NETWORK: 'yes-anyone-can-sign-in-as-anyone' }

    expect(readConfig(open).host).toBe('0.0.0.0')
    expect(readConfig({ HOST: '::1' }).host).toBe('::1')
    expect(readConfig({ HOST: 'localhost' }).host).toBe('localhost')
  })

  it.each([
    [{ PORT: 'http' }, 'PORT must be a whole number from 0 to 65535, but is "http".'],
    [{ PORT: '65536' }, 'PORT must be a whole number from 0 to 65535, but is "65536".'],
    [{ PORT: '-1' }, 'PORT must be a whole number from 0 to 65535, but is "-1".'],
    [
      { HOST: '0.0.0.0' },
      'HOST must be 127.0.0.1 in demo mode unless DEMO_OPEN_TO_NETWORK=yes-anyone-can-sign-in-as-anyone, but is "0.0.0.0".',
    ],
    [
      { DEMO_OPEN_TO_NETWORK: 'yes' },
      'DEMO_OPEN_TO_NETWORK must be one of no, yes-anyone-can-sign-in-as-anyone, but is "yes".',
    ],
    [
      { LOG_LEVEL: 'loud' },
      'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, but is "loud".',
    ],
    [
      { TRUST_PROXY: 'nginx' },
      'TRUST_PROXY must be the number of proxies in front of the server (1 to 9), or their addresses, separated by commas, but is "nginx".',
    ],
    [
      { WECHAT_APPID: APP.WECHAT_APPID },
      'WECHAT_SECRET must be set too, because WECHAT_APPID is (without both, the server runs in demo mode).',
    ],
    [
      { WECHAT_SECRET: APP.WECHAT_SECRET },
      'WECHAT_APPID must be set too, because WECHAT_SECRET is (without both, the server runs in demo mode).',
    ],
    [
      { ...APP, WECHAT_APPID: 'touristappid' },
      'WECHAT_APPID must be wx and 16 hexadecimal digits, but is "touristappid".',
    ],
    [{ ...APP, WECHAT_SECRET: 'hush' }, 'WECHAT_SECRET must be 32 hexadecimal digits, but is not.'],
    [
      { DEMO_HOSTS: 'https://chat.example' },
      'DEMO_HOSTS must be host names or addresses without ports, separated by commas, but is "https://chat.example".',
    ],
    [
      { METRICS_TOKEN: 'a secret' },
      'METRICS_TOKEN must be at least 16 ASCII characters without spaces, but is not.',
    ],
    [
      { DATA_DIR: '~/huiyin' },
      'DATA_DIR must be a path without ~ and $, which only a shell expands, but is "~/huiyin".',
    ],
    [
      { DATA_DIR: '$HOME/huiyin' },
      'DATA_DIR must be a path without ~ and $, which only a shell expands, but is "$HOME/huiyin".',
    ],
    [
      { DATA_DIR: "'/srv/huiyin'" },
      `DATA_DIR must be a path without quotes around it, but is "'/srv/huiyin'".`,
    ],
    [{ RATE_BURST: '0' }, 'RATE_BURST must be a whole number from 1 to 1000000, but is "0".'],
  ])('refuses %j with one sentence', (environment, sentence) => {
    expect(() => readConfig(environment)).toThrow(sentence)
  })

  it.each([
    ['WECHAT_APP_ID', 'WECHAT_APPID'],
    ['WECHAT_ID', 'WECHAT_APPID'],
    ['WECHAT_APP', 'WECHAT_APPID'],
    ['wechat_appid', 'WECHAT_APPID'],
    ['WECHAT_APPSECRET', 'WECHAT_SECRET'],
    ['DATADIR', 'DATA_DIR'],
    ['DATA_DIRECTORY', 'DATA_DIR'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['LOG_LEVLE', 'LOG_LEVEL'],
    ['TRUST_PROXIES', 'TRUST_PROXY'],
    ['TRUSTED_PROXY', 'TRUST_PROXY'],
    ['RATE_PER_SEC', 'RATE_PER_SECOND'],
    ['LOGIN_RATE_PER_MIN', 'LOGIN_RATE_PER_MINUTE'],
    ['DEMO_OPEN', 'DEMO_OPEN_TO_NETWORK'],
    ['METRIC_TOKEN', 'METRICS_TOKEN'],
    ['PROT', 'PORT'],
    ['host', 'HOST'],
  ])('asks for %s whether %s was meant', (name, meant) => {
    expect(() => readConfig({ [name]: 'x' })).toThrow(
      `${name} is not a variable of this server: did you mean ${meant}?`
    )
  })

  it("asks this before it complains about the misspelt variable's absence", () => {
    const environment = { WECHAT_APP_ID: APP.WECHAT_APPID, WECHAT_SECRET: APP.WECHAT_SECRET }

    expect(() => readConfig(environment)).toThrow('did you mean WECHAT_APPID?')
  })

  it.each(['WECHAT_TEMPLATE_ID', 'RATE_LIMIT', 'DEMO_COLOUR'])(
    'warns about %s, which only begins like one of our variables',
    (name) => {
      expect(readConfig({ [name]: 'x' }).warnings).toEqual([
        `${name} is not a variable of this server`,
      ])
    }
  )

  it('ignores variables of other programs', () => {
    const others = {
      ...{ PATH: '/bin', HOSTNAME: 'a', HOSTTYPE: 'b', POST: 'c', SPORT: 'd', HOME: '/', PWD: '/' },
      ...{
        LOG_FILE: 'e',
        LOG_FORMAT: 'f',
        LOG_LEVEL_ROOT: 'g',
        DATA_SOURCE: 'h',
        DATABASE_URL: 'i',
      },
      ...{ WECHAT_PORT: 'tcp://1', WECHAT_SERVICE_HOST: '1', WECHAT_PORT_80_TCP_ADDR: '1' },
      ...{ TRUST_PROXIES: '', npm_config_host: 'j', HTTP_PROXY: 'k', NODE_ENV: 'production' },
      ...{ COMMIT: 'l', TOKEN: 'm', SECRET: 'n', PORTS: 'o', SHELL: 'p', RATE: 'q' },
    }

    expect(readConfig(others)).toEqual(readConfig({}))
  })

  it('ignores a second spelling if the correct one is set', () => {
    const environment = { ...APP, WECHAT_APP_ID: APP.WECHAT_APPID }

    expect(readConfig(environment).wechat?.appId).toBe(APP.WECHAT_APPID)
  })
})
