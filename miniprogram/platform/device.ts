import { firstAnswerOf } from './call'
import type { ClientFacts, Device } from './ports'
import type { Wx } from './wx'

type Base = Partial<WechatMiniprogram.AppBaseInfo> & { host?: { env?: string; appId?: string } }
type Machine = Partial<WechatMiniprogram.DeviceInfo>
type Program = Partial<WechatMiniprogram.MiniProgram>

/** What the phone says of itself and of this copy of the mini-program; read when first asked for. */
export function openDevice(wx: Wx): Device {
  return {
    // who does not say that it is a developer's build gets none of a developer's choices
    get environment() {
      return programOf(wx).envVersion ?? 'release'
    },
    get version() {
      return programOf(wx).version ?? ''
    },
    get language() {
      return baseInfoOf(wx).language ?? ''
    },
    get client() {
      return clientFactsOf(wx)
    },
  }
}

/** Of the client, of its base library and of the user's settings; old clients say it all in one call. */
export function baseInfoOf(wx: Wx): Base {
  return firstAnswerOf<Base>([() => wx.getAppBaseInfo(), () => allOf(wx)]) ?? {}
}

function machineOf(wx: Wx): Machine {
  return firstAnswerOf<Machine>([() => wx.getDeviceInfo(), () => allOf(wx)]) ?? {}
}

// eslint-disable-next-line @typescript-eslint/no-deprecated -- clients before 2.20.1 have nothing newer
const allOf = (wx: Wx): Base & Machine => wx.getSystemInfoSync()

const programOf = (wx: Wx): Program =>
  firstAnswerOf<Program>([() => wx.getAccountInfoSync().miniProgram]) ?? {}

function clientFactsOf(wx: Wx): ClientFacts {
  const base = baseInfoOf(wx)
  const machine = machineOf(wx)
  return {
    version: said(base.version),
    baseLibrary: said(base.SDKVersion),
    host: said(base.host?.env ?? base.host?.appId),
    system: said(machine.system),
    platform: said(machine.platform),
    model: `${said(machine.brand)} ${said(machine.model)}`.trim(),
  }
}

const said = (value: unknown): string => (typeof value === 'string' ? value : '')
