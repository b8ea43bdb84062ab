import type { Clock } from './clock'

/** Why a call to the platform failed, in the platform's own words (`errMsg`). */
export class PlatformError extends Error {
  override readonly name = 'PlatformError'

  constructor(
    errMsg: string,
    /** The platform's error number, if there is one. */
    readonly errno?: number
  ) {
    super(errMsg)
  }
}

export interface SocketListener {
  opened(): void
  received(text: string): void
  /** The platform's words, for the diagnostics. They decide nothing. */
  failed(errMsg: string): void
  /** The code and the reason are often wrong, and often absent. */
  closed(code: number | undefined, reason: string | undefined): void
}

/** One SocketTask. Its events may be missing, repeated or out of order. */
export interface Socket {
  /** Settles when the platform accepted the frame. This does not mean that the frame arrived. */
  send(text: string): Promise<void>
  close(): void
}

/** Opens SocketTasks. The listener is registered in the same turn; otherwise an early open event would be missed. */
export interface Sockets {
  open(url: string, listener: SocketListener): Socket
}

export interface HttpAnswer {
  status: number
  /** Parsed JSON, not validated. */
  body: unknown
}

/** JSON over HTTP. Rejects with a PlatformError if there is no answer. */
export interface Http {
  get(url: string): Promise<HttpAnswer>
  post(url: string, body: unknown, headers?: Record<string, string>): Promise<HttpAnswer>
}

/** The phone's persistent storage: JSON values, 1 MB for each key, 10 MB in total. */
export interface Storage {
  /** undefined if the key has no value. */
  get(key: string): unknown
  /** Throws a PlatformError if the quota is reached. */
  set(key: string, value: unknown): void
  remove(key: string): void
  keys(): string[]
}

export interface NetworkStatus {
  isConnected: boolean
  /** wifi, 2g … 5g, unknown, none. */
  type: string
}

export interface Network {
  status(): Promise<NetworkStatus>
  onChange(listener: (status: NetworkStatus) => void): void
}

/** Account functions of wx.login. */
export interface Account {
  /** A code that can be used once within five minutes. */
  code(): Promise<string>
}

/** Facts about the client, for troubleshooting. A fact is empty if the client does not report it. */
export interface ClientFacts {
  /** The version of WeChat. */
  version: string
  baseLibrary: string
  /** The host app: WeChat, WeCom … */
  host: string
  system: string
  platform: string
  model: string
}

/** The device and build that this copy of the mini-program runs on. */
export interface Device {
  readonly environment: 'develop' | 'trial' | 'release'
  /** Empty in builds that are not released. */
  readonly version: string
  /** zh_CN, en …; empty if the client does not report it. */
  readonly language: string
  readonly client: ClientFacts
}

export interface Random {
  /** Unguessable if the client has wx.getRandomValues and it has answered. Always unique. */
  bytes(length: number): Uint8Array
  /** 0 ≤ x < 1, for jitter. */
  fraction(): number
}

/** Everything that services may use of the phone. */
export interface Ports {
  clock: Clock
  random: Random
  sockets: Sockets
  http: Http
  storage: Storage
  network: Network
  account: Account
  device: Device
}

/** Everything that pages may use of the phone's screen. */
export interface Screen {
  /** Factor for text sizes, from the user's font setting. */
  readonly textScale: number
  /** Of a page without a tab bar, in px. 0 if the client does not say. */
  readonly pageHeight: number
  toChat(cid: string): void
  toDiagnostics(): void
  /** Sets the tab texts in the user's language. app.json supports only one language. */
  nameTabs(texts: readonly string[]): void
  /** Sets the title of the top page, whichever that is. Pages call it only while they are on top. */
  showTitle(title: string): void
  /** Sets the badge on the tab of the conversations. An empty text removes it. */
  showTabBadge: (text: string) => void
  /** Copies to the clipboard. The platform tells the user about success; we report failure. */
  copy(text: string): void
  /** Opens the phone's dialler with the number. */
  call(phoneNumber: string): void
  /** Shows a short text that disappears by itself. */
  tell(text: string): void
  /** The index of the selected choice; undefined if the user cancels. */
  choose(question: string, choices: readonly string[]): Promise<number | undefined>
  endPullDown(): void
  /** Hides the keyboard. Does nothing if there is none. */
  hideKeyboard(): void
  /** A query to find and measure elements of a page. */
  query(page: object): WechatMiniprogram.SelectorQuery
}
