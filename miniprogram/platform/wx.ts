/** The platform's global object, passed as a value so that tests can run many phones in one process. */
export type Wx = WechatMiniprogram.Wx
