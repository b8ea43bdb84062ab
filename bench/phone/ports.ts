import { randomBytes } from 'node:crypto'
import { systemClock, type Clock } from '../../miniprogram/platform/clock'
import type { Http, HttpAnswer, Ports, Sockets, Storage } from '../../miniprogram/platform/ports'

/** A phone's persistent data: JSON, by key. */
export type Kept = Map<string, string>

/** The machine's clock. It can be set forward, as if a minute had passed in the background. */
export class PhoneClock implements Clock {
  private aheadMs = 0

  now(): number {
    return systemClock.now() + this.aheadMs
  }

  leap(ms: number): void {
    this.aheadMs += ms
  }

  setTimeout(run: () => void, ms: number): unknown {
    return systemClock.setTimeout(run, ms)
  }

  clearTimeout(timer: unknown): void {
    systemClock.clearTimeout(timer)
  }
}

interface Parts {
  /** The name that signs in at the demo server. */
  name: string
  kept: Kept
  clock: Clock
  sockets: Sockets
  http: Http
}

/** The mini-program's ports, implemented for Node. */
export const phonePorts = ({ name, kept, clock, sockets, http }: Parts): Ports => ({
  clock,
  sockets,
  http,
  random: { bytes: (length) => randomBytes(length), fraction: Math.random },
  storage: storageIn(kept),
  network: {
    status: () => Promise.resolve({ isConnected: true, type: 'wifi' }),
    onChange: () => undefined,
  },
  account: { code: () => Promise.resolve(`demo:${name}`) },
  device: {
    environment: 'develop',
    version: '',
    language: 'zh_CN',
    client: { version: '', baseLibrary: '', host: '', system: '', platform: '', model: '' },
  },
})

/** Like the platform's storage: returns copies of the stored values. */
function storageIn(kept: Kept): Storage {
  return {
    get: (key) => parsed(kept.get(key)),
    set: (key, value) => void kept.set(key, JSON.stringify(value)),
    remove: (key) => void kept.delete(key),
    keys: () => [...kept.keys()],
  }
}

const parsed = (text: string | undefined): unknown =>
  text === undefined ? undefined : JSON.parse(text)

/** HTTP requests to the server. */
export const nodeHttp: Http = {
  get: (url) => answerOf(fetch(url)),
  post: (url, body, headers = {}) =>
    answerOf(fetch(url, { method: 'POST', body: JSON.stringify(body), headers })),
}

async function answerOf(asked: Promise<Response>): Promise<HttpAnswer> {
  const answer = await asked
  return { status: answer.status, body: await answer.json() }
}

/** A network on which nothing is answered and nothing fails. */
export const silence: { http: Http; sockets: Sockets } = {
  http: { get: forEver, post: forEver },
  sockets: { open: () => ({ send: forEver, close: () => undefined }) },
}

function forEver(): Promise<never> {
  return new Promise(() => undefined)
}
