import type { SocketData, Transport } from '../platform/transport'

/** Reads a phone's network traffic. */
export interface WireReader {
  /** Receives everything that the server sends. */
  hear: (text: string) => void
  /** Receives everything that the phone sends. */
  said: (text: string) => void
}

/** The same transport, with a reader of its traffic. */
export function watched(wire: Transport, reader: WireReader): Transport {
  return {
    connect(request, listener) {
      const link = wire.connect(request, {
        ...listener,
        received(data) {
          read(data, reader.hear)
          listener.received(data)
        },
      })
      const send = (data: SocketData) => {
        read(data, reader.said)
        link.send(data)
      }
      return { ...link, send }
    },
    request(request, listener) {
      read(request.body, reader.said)
      return wire.request(request, {
        ...listener,
        answered(response) {
          reader.hear(response.body)
          listener.answered(response)
        },
      })
    },
  }
}

function read(data: SocketData | undefined, tell: (text: string) => void): void {
  if (typeof data === 'string') tell(data)
}
