import { firstAnswerOf } from './call'
import type { ClientFacts, Device } from './ports'
import type { Wx } from './wx'

type Base = Partial<WechatMiniprogram.AppBaseInfo> & { host?: { env?: string; appId?: string } }
type Machine = Partial<WechatMiniprogram.DeviceInfo>
type Window = Partial<WechatMiniprogram.WindowInfo>
type Program = Partial<WechatMiniprogram.MiniProgram>

/** Describes the phone and this copy of the mini-program. Values are read at their first use. */
export function openDevice(wx: Wx): Device {
  return {
    // A client that does not report a developer's build gets no developer options
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

/** Facts about the client, its base library and the user's settings. Old clients return all of them in one call. */
export function baseInfoOf(wx: Wx): Base {
  return firstAnswerOf<Base>([() => wx.getAppBaseInfo(), () => allOf(wx)]) ?? {}
}

/** Sizes of the screen and its bars. */
export function windowInfoOf(wx: Wx): Window {
  return firstAnswerOf<Window>([() => wx.getWindowInfo(), () => allOf(wx)]) ?? {}
}

function machineOf(wx: Wx): Machine {
  return firstAnswerOf<Machine>([() => wx.getDeviceInfo(), () => allOf(wx)]) ?? {}
}

// eslint-disable-next-line @typescript-eslint/no-deprecated -- clients before 2.20.1 have nothing newer
const allOf = (wx: Wx): Base & Machine & Window => wx.getSystemInfoSync()

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
