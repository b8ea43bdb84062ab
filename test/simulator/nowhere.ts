import type { Transport } from '../../simulator/platform/transport'

/** A network in which no server can be reached. */
export const nowhere: Transport = {
  connect(_request, listener) {
    setTimeout(() => listener.failed('no network in this test'), 0)
    return { send: () => undefined, close: () => undefined, cut: () => undefined }
  },
  request(_request, listener) {
    const timer = setTimeout(() => listener.failed('no network in this test'), 0)
    return () => clearTimeout(timer)
  },
}
