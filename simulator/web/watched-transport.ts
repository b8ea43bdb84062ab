import type { Transport } from '../platform/transport'

/** The same wire, with somebody who reads along what the server says. */
export function watched(wire: Transport, hear: (text: string) => void): Transport {
  return {
    connect: (request, listener) =>
      wire.connect(request, {
        ...listener,
        received(data) {
          if (typeof data === 'string') hear(data)
          listener.received(data)
        },
      }),
    request: (request, listener) =>
      wire.request(request, {
        ...listener,
        answered(response) {
          hear(response.body)
          listener.answered(response)
        },
      }),
  }
}
