/** What a socket carries. */
export type SocketData = string | ArrayBuffer

/** The events of one link. Nothing follows `closed` or `failed`. */
export interface LinkListener {
  opened(header: Record<string, string>): void
  received(data: SocketData): void
  /** The link never opened, or broke with an error. */
  failed(reason: string): void
  closed(code: number, reason: string): void
}

/** One connection to a server, made by the caller of `connect` and ended by it. */
export interface Link {
  send(data: SocketData): void
  close(code: number, reason: string): void
  /** Ends it without a goodbye, as far as the wire allows that. */
  cut(): void
}

/** The target of a link. */
export interface LinkRequest {
  url: string
  header: Record<string, string>
  protocols: readonly string[]
}

/** One request over HTTP; `body` is undefined where the method carries none. */
export interface HttpRequest {
  url: string
  method: string
  header: Record<string, string>
  body: SocketData | undefined
}

/** The answer, its body still as text. */
export interface HttpResponse {
  status: number
  header: Record<string, string>
  body: string
}

/** Exactly one of the two is called. */
export interface HttpListener {
  answered(response: HttpResponse): void
  failed(reason: string): void
}

/**
 * The wire under a phone: a browser's WebSocket and fetch, or a network in virtual time.
 * Listeners are called in later tasks, never before `connect` or `request` returned.
 */
export interface Transport {
  connect(request: LinkRequest, listener: LinkListener): Link
  /** Returns a function that aborts the request. */
  request(request: HttpRequest, listener: HttpListener): () => void
}
