import type { Clock } from './clock'

/** Why a call to the platform failed, in the platform's own words (`errMsg`). */
export class PlatformError extends Error {
  override readonly name = 'PlatformError'

  constructor(
    errMsg: string,
    /** The platform's number for it, where it gives one. */
    readonly errno?: number
  ) {
    super(errMsg)
  }
}

export interface SocketListener {
  opened(): void
  received(text: string): void
  /** In the platform's words, for the diagnostics; they decide nothing. */
  failed(errMsg: string): void
  /** The code and the reason are often false, and often absent. */
  closed(code: number | undefined, reason: string | undefined): void
}

/** One SocketTask. Nothing it reports can be trusted to come, to come once, or to come in order. */
export interface Socket {
  /** Settles when the platform took the frame, which says nothing about its arrival. */
  send(text: string): Promise<void>
  close(): void
}

/** Opens SocketTasks; the listener is registered in the same turn, else an early open is missed. */
export interface Sockets {
  open(url: string, listener: SocketListener): Socket
}

export interface HttpAnswer {
  status: number
  /** Parsed JSON, unchecked. */
  body: unknown
}

/** JSON over HTTP; rejects with a PlatformError where no answer came. */
export interface Http {
  get(url: string): Promise<HttpAnswer>
  post(url: string, body: unknown, headers?: Record<string, string>): Promise<HttpAnswer>
}

/** What the phone keeps over restarts: JSON values, 1 MB a key, 10 MB in all. */
export interface Storage {
  /** undefined where nothing stands under the key. */
  get(key: string): unknown
  /** Throws a PlatformError where the quota is reached. */
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

/** wx.login. */
export interface Account {
  /** A code that can be used once, within five minutes. */
  code(): Promise<string>
}

/** What the client says of itself, for whoever looks for a fault; empty where it does not say. */
export interface ClientFacts {
  /** Of WeChat. */
  version: string
  baseLibrary: string
  /** The app that this runs in: WeChat, WeCom … */
  host: string
  system: string
  platform: string
  model: string
}

/** Where this copy of the mini-program runs. */
export interface Device {
  readonly environment: 'develop' | 'trial' | 'release'
  /** Empty unless released. */
  readonly version: string
  /** zh_CN, en …; empty where the client does not say. */
  readonly language: string
  readonly client: ClientFacts
}

export interface Random {
  /** Unguessable where the client has wx.getRandomValues and has answered it; unlike each other always. */
  bytes(length: number): Uint8Array
  /** 0 ≤ x < 1, for jitter. */
  fraction(): number
}

/** Everything that services may ask of the phone. */
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

/** What pages ask of the phone's screen. */
export interface Screen {
  /** Factor for text sizes, from the user's font setting. */
  readonly textScale: number
  toChat(cid: string): void
  toDiagnostics(): void
  /** In the user's language; app.json knows only one. */
  nameTabs(texts: readonly string[]): void
  /** Of the page on top, whichever that is: pages ask for it only while they are there. */
  showTitle(title: string): void
  /** On the tab of the conversations; empty text for none. */
  showTabBadge: (text: string) => void
  /** Onto the clipboard; the platform tells the user that it did, we that it did not. */
  copy(text: string): void
  /** Opens the phone's own dialler with the number. */
  call(phoneNumber: string): void
  /** A few words that go by themselves. */
  tell(text: string): void
  /** Index of the choice taken, undefined for none. */
  choose(question: string, choices: readonly string[]): Promise<number | undefined>
  endPullDown(): void
  /** Puts the keyboard away; nothing happens where there is none. */
  hideKeyboard(): void
  /** Measures and finds what a page shows. */
  query(page: object): WechatMiniprogram.SelectorQuery
}
