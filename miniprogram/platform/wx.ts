/** The platform's global, as a value that can be handed in: tests hold many phones in one process. */
export type Wx = WechatMiniprogram.Wx
