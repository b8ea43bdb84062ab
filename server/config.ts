import { isIP } from 'node:net'
import { ConfigProblem, Variables, type Environment } from './environment'
import type { Rate } from './rate/bucket'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const WECHAT_SECRET = { pattern: /^[0-9a-f]{32}$/, rule: '32 hexadecimal digits' }
const METRICS_TOKEN = {
  pattern: /^[\x21-\x7e]{16,}$/,
  rule: 'at least 16 ASCII characters without spaces',
}

/** The value that lets demo mode listen on other interfaces than loopback. */
export const DEMO_OPEN = 'yes-anyone-can-sign-in-as-anyone'

/** A mini-program's account at WeChat. */
export interface WechatAccount {
  appId: string
  secret: string
}

export interface Config {
  port: number
  host: string
  /** Additional host names and addresses of a demo server. */
  demoHosts: string[]
  dataDir: string
  logLevel: (typeof LOG_LEVELS)[number]
  /** Proxies whose X-Forwarded-For is trusted: their number, or their addresses. */
  trustProxy: false | number | string[]
  /** Absent in demo mode. */
  wechat: WechatAccount | undefined
  /** For the requests of one connection. */
  requestRate: Rate
  /** For the sign-ins from one address. */
  signInRate: Rate
  /** The number of devices that one person may have connected at the same time. */
  devicesPerPerson: number
  /** The number of sockets that one address may have open. */
  socketsPerAddress: number
  /** The number of open sockets without a signed-in person. */
  socketsUnsigned: number
  /** The simulator's files, served in demo mode. */
  simulatorDir: string | undefined
  /** Allows requests from other machines to read /metrics. */
  metricsToken: string | undefined
  /** Warnings about variables with names similar to ours. */
  warnings: string[]
}

/** Reads the configuration from the environment. Throws `ConfigProblem` if a value is wrong. */
export function readConfig(environment: Environment): Config {
  const variables = new Variables(environment)
  // Must come first: a misspelt variable explains why another one is missing.
  const warnings = variables.strangers([...variableDefaults().keys()])
  return { ...configOf(variables), warnings }
}

/** The name and the default value of every variable. */
export function variableDefaults(): ReadonlyMap<string, string> {
  const variables = new Variables({})
  configOf(variables)
  return variables.defaults
}

function configOf(variables: Variables): Omit<Config, 'warnings'> {
  const wechat = wechatAccount(variables)
  return {
    port: variables.integer('PORT', 8080, [0, 65_535]),
    host: host(variables, wechat === undefined),
    demoHosts: demoHosts(variables),
    dataDir: dataDirIn(variables),
    logLevel: variables.choice('LOG_LEVEL', 'info', LOG_LEVELS),
    trustProxy: trustProxy(variables),
    wechat,
    requestRate: {
      perSecond: variables.integer('RATE_PER_SECOND', 20, [1, 1_000_000]),
      burst: variables.integer('RATE_BURST', 60, [1, 1_000_000]),
    },
    signInRate: {
      perSecond: variables.integer('LOGIN_RATE_PER_MINUTE', 60, [1, 1_000_000]) / 60,
      burst: variables.integer('LOGIN_BURST', 60, [1, 1_000_000]),
    },
    devicesPerPerson: variables.integer('DEVICES_PER_PERSON', 10, [1, 1_000_000]),
    socketsPerAddress: variables.integer('SOCKETS_PER_ADDRESS', 500, [1, 1_000_000]),
    socketsUnsigned: variables.integer('SOCKETS_UNSIGNED', 10_000, [1, 1_000_000]),
    metricsToken: variables.secret('METRICS_TOKEN', METRICS_TOKEN),
    simulatorDir: variables.folder('SIMULATOR_DIR', undefined),
  }
}

/** Reads only the server's folder, for commands that need nothing else. */
export const readDataDir = (environment: Environment): string =>
  dataDirIn(new Variables(environment))

const dataDirIn = (variables: Variables): string => variables.folder('DATA_DIR', './data')

function wechatAccount(variables: Variables): WechatAccount | undefined {
  const appId = variables.text('WECHAT_APPID')
  const secret = variables.secret('WECHAT_SECRET', WECHAT_SECRET)
  if (appId === undefined && secret === undefined) return undefined
  if (appId === undefined) throw halfGiven('WECHAT_APPID', 'WECHAT_SECRET')
  if (secret === undefined) throw halfGiven('WECHAT_SECRET', 'WECHAT_APPID')
  if (!/^wx[0-9a-f]{16}$/.test(appId)) {
    variables.wrong('WECHAT_APPID', 'must be wx and 16 hexadecimal digits')
  }
  return { appId, secret }
}

const halfGiven = (missing: string, given: string): ConfigProblem =>
  new ConfigProblem(
    `${missing} must be set too, because ${given} is (without both, the server runs in demo mode).`
  )

function host(variables: Variables, isDemo: boolean): string {
  const name = variables.text('HOST', '127.0.0.1')
  const open = variables.choice('DEMO_OPEN_TO_NETWORK', 'no', ['no', DEMO_OPEN] as const)
  if (!isDemo || isLoopback(name) || open === DEMO_OPEN) return name
  return variables.wrong(
    'HOST',
    `must be 127.0.0.1 in demo mode unless DEMO_OPEN_TO_NETWORK=${DEMO_OPEN}`
  )
}

function demoHosts(variables: Variables): string[] {
  const names = listed(variables.text('DEMO_HOSTS'))
  if (names.every((name) => isIP(name) > 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(name)))
    return names
  return variables.wrong(
    'DEMO_HOSTS',
    'must be host names or addresses without ports, separated by commas'
  )
}

const listed = (text = ''): string[] =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')

/** Whether the host name always means this machine. */
export const isLoopback = (name: string): boolean =>
  name === 'localhost' || name === '::1' || (isIP(name) === 4 && name.startsWith('127.'))

function trustProxy(variables: Variables): Config['trustProxy'] {
  const value = variables.text('TRUST_PROXY')
  if (value === undefined) return false
  if (/^\d$/.test(value)) return value === '0' ? false : Number(value)
  const addresses = value.split(',').map((address) => address.trim())
  if (addresses.every(isNetwork)) return addresses
  return variables.wrong(
    'TRUST_PROXY',
    'must be the number of proxies in front of the server (1 to 9), or their addresses, separated by commas'
  )
}

function isNetwork(text: string): boolean {
  const [address = '', bits] = text.split('/')
  const most = isIP(address) === 6 ? 128 : 32
  return isIP(address) > 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= most))
}
