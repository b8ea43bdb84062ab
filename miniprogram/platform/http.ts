import { settled } from './call'
import type { Http, HttpAnswer } from './ports'
import type { Wx } from './wx'

type RequestOption = WechatMiniprogram.RequestOption
type Answer = WechatMiniprogram.RequestSuccessCallbackResult

/** Longer than a slow network needs, and much shorter than the platform's limit of a minute. */
const TIMEOUT_MS = 15_000

/** JSON over wx.request. */
export function openHttp(wx: Wx): Http {
  const request = async (option: RequestOption): Promise<HttpAnswer> => {
    const { statusCode, data } = await settled<Answer>((callbacks) => {
      wx.request({ ...option, timeout: TIMEOUT_MS, ...callbacks })
    })
    return { status: statusCode, body: data }
  }
  return {
    get: (url) => request({ url, method: 'GET' }),
    post: (url, body, headers = {}) =>
      request({
        url,
        method: 'POST',
        data: body as Record<string, unknown>,
        header: { 'content-type': 'application/json', ...headers },
      }),
  }
}
