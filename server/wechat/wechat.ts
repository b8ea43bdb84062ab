/** What the server asks of WeChat. */
export interface Wechat {
  /** The openid behind a code from `wx.login`; refuses what WeChat refuses. */
  openidFor(code: string): Promise<string>
}
