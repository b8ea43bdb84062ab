import { isIP } from 'node:net'
import { ConfigProblem, Variables, type Environment } from './environment'
import type { Rate } from './rate/bucket'

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const WECHAT_SECRET = { pattern: /^[0-9a-f]{32}$/, rule: '32 hexadecimal digits' }
const METRICS_TOKEN = {
  pattern: /^[\x21-\x7e]{16,}$/,
  rule: 'at least 16 ASCII characters without spaces',
}

/** The value that lets demo mode listen beyond this machine. */
export const DEMO_OPEN = 'yes-anyone-can-sign-in-as-anyone'

/** A mini-program's account at WeChat. */
export interface WechatAccount {
  appId: string
  secret: string
}

export interface Config {
  port: number
  host: string
  /** Names and addresses, besides this machine's own, by which people reach a demo. */
  demoHosts: string[]
  dataDir: string
  logLevel: (typeof LOG_LEVELS)[number]
  /** Whose X-Forwarded-For is believed: how many proxies, or which addresses. */
  trustProxy: false | number | string[]
  /** Absent: demo mode. */
  wechat: WechatAccount | undefined
  /** Of one connection's requests. */
  requestRate: Rate
  /** Of one address's sign-ins. */
  signInRate: Rate
  /** How many devices of one person may be connected at a time. */
  devicesPerPerson: number
  /** How many sockets of one address may be open. */
  socketsPerAddress: number
  /** How many sockets may be open on which nobody has signed in. */
  socketsUnsigned: number
  /** The simulator's files, served in demo mode. */
  simulatorDir: string | undefined
  /** Opens /metrics to a request from elsewhere. */
  metricsToken: string | undefined
  /** Sentences about variables that look like ours. */
  warnings: string[]
}

/** The configuration that the environment asks for; throws `ConfigProblem` where it is wrong. */
export function readConfig(environment: Environment): Config {
  const variables = new Variables(environment)
  // First: a misspelt variable is the cause of whatever else is missing.
  const warnings = variables.strangers([...variableDefaults().keys()])
  return { ...configOf(variables), warnings }
}

/** The name of every variable, with the value that stands for an absent one. */
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

/** The server's folder alone, for commands that need nothing else. */
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
  new ConfigProblem(`${missing} must be set where ${given} is (without both: demo mode).`)

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

/** Whether only this machine can reach the host of that name. */
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
    'must be how many proxies stand in front (1 to 9), or their addresses, separated by commas'
  )
}

function isNetwork(text: string): boolean {
  const [address = '', bits] = text.split('/')
  const most = isIP(address) === 6 ? 128 : 32
  return isIP(address) > 0 && (bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= most))
}
