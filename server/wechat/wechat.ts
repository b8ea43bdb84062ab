/** The calls that the server makes to WeChat. */
export interface Wechat {
  /** The openid for a code from `wx.login`. Refuses what WeChat refuses. */
  openidFor(code: string): Promise<string>
}
