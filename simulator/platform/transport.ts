/** What a socket carries. */
export type SocketData = string | ArrayBuffer

/** The events of one link. No event follows `closed` or `failed`. */
export interface LinkListener {
  opened(header: Record<string, string>): void
  received(data: SocketData): void
  /** The link did not open, or broke with an error. */
  failed(reason: string): void
  closed(code: number, reason: string): void
}

/** A connection to a server. The caller of `connect` must end it. */
export interface Link {
  send(data: SocketData): void
  close(code: number, reason: string): void
  /** Ends the link without a close handshake, if the transport can do that. */
  cut(): void
}

/** The target of a link. */
export interface LinkRequest {
  url: string
  header: Record<string, string>
  protocols: readonly string[]
}

/** One HTTP request; `body` is undefined if the method has none. */
export interface HttpRequest {
  url: string
  method: string
  header: Record<string, string>
  body: SocketData | undefined
}

/** The response, with its body as text. */
export interface HttpResponse {
  status: number
  header: Record<string, string>
  body: string
}

/** Exactly one of the two functions is called. */
export interface HttpListener {
  answered(response: HttpResponse): void
  failed(reason: string): void
}

/**
 * The network under a phone: a browser's WebSocket and fetch, or a simulated network in virtual time. Listeners are
 * called in later tasks, never before `connect` or `request` has returned.
 */
export interface Transport {
  connect(request: LinkRequest, listener: LinkListener): Link
  /** Returns a function that aborts the request. */
  request(request: HttpRequest, listener: HttpListener): () => void
}
