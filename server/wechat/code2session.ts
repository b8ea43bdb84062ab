import type { Clock } from '../clock'
import type { WechatAccount } from '../config'
import type { Log } from '../log'
import { Refusal } from '../refusal'
import type { Wechat } from './wechat'

const TIMEOUT_MS = 5000
const ATTEMPTS = 2
const BUSY = -1

/** The part of `fetch` that is used. Tests provide their own. */
export type Fetch = (url: string, options: { signal: AbortSignal }) => Promise<Response>

export interface WechatParts {
  account: WechatAccount
  fetch: Fetch
  clock: Clock
  log: Log
  /** The address of WeChat's API. */
  base?: string
}

interface Reply {
  openid?: unknown
  errcode?: unknown
}

/** Exchanges codes through WeChat's `jscode2session`. */
export function openWechat(parts: WechatParts): Wechat {
  return {
    async openidFor(code) {
      const { openid, errcode } = await replyTo(urlFor(code, parts), parts)
      if (typeof openid === 'string' && openid !== '') return openid
      throw refusalFor(Number(errcode), parts.log)
    },
  }
}

function urlFor(
  code: string,
  { account, base = 'https://api.weixin.qq.com' }: WechatParts
): string {
  const { appId: appid, secret } = account
  const query = { appid, secret, js_code: code, grant_type: 'authorization_code' }
  return `${base}/sns/jscode2session?${new URLSearchParams(query).toString()}`
}

/** WeChat's reply. Tries once more if there is none, or if WeChat is busy. */
async function replyTo(url: string, parts: WechatParts): Promise<Reply> {
  for (let attempt = 1; ; attempt++) {
    const reply = await ask(url, parts)
    if (reply && reply.errcode !== BUSY) return reply
    if (attempt === ATTEMPTS) throw new Refusal('busy', 'WeChat does not answer')
  }
}

/** Undefined if no reply came. Errors are not logged in full, because they may contain the url with the secret. */
async function ask(url: string, { fetch, clock, log }: WechatParts): Promise<Reply | undefined> {
  const deadline = new AbortController()
  const timer = clock.setTimeout(() => deadline.abort(), TIMEOUT_MS)
  try {
    const response = await fetch(url, { signal: deadline.signal })
    const reply: unknown = JSON.parse(await response.text())
    return typeof reply === 'object' && reply !== null ? reply : undefined
  } catch (error) {
    log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'WeChat did not answer')
    return undefined
  } finally {
    clock.clearTimeout(timer)
  }
}

/** Translates WeChat's error codes to ours. */
function refusalFor(errcode: number, log: Log): Refusal {
  switch (errcode) {
    case 40029:
    case 40163:
      return new Refusal('forbidden', 'code: refused by WeChat')
    case 40226:
      return new Refusal('forbidden', 'WeChat blocks this person')
    case 45011:
      return new Refusal('rate-limited', 'WeChat asks for a pause', 60_000)
    default:
      // The app id or secret is wrong, or this server's IP address is not on WeChat's allow list. Only the operator
      // can fix it.
      log.error({ errcode }, 'WeChat refuses this server: see its list of error codes')
      return new Refusal('busy', 'WeChat refuses this server')
  }
}
