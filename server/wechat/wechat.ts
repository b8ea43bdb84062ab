/** The requests that the server sends to WeChat. */
export interface Wechat {
  /** The openid for a code from `wx.login`. Throws a refusal if WeChat refuses the code. */
  openidFor(code: string): Promise<string>
}
