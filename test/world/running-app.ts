import { compose, type Composition } from '../../miniprogram/composition'
import { openPlatform } from '../../miniprogram/platform/open-platform'
import type { Phone } from '../../simulator/platform/phone'
import { ChatPage } from './chat-page'

/** The mini-program on a phone, from launch to end, as app.ts and the pages run it. */
export class RunningApp {
  readonly stores: Composition
  private page: ChatPage | undefined

  constructor(phone: Phone, { server, chance }: { server: string; chance: () => number }) {
    const { wx, clock } = phone
    const ports = openPlatform(wx as unknown as WechatMiniprogram.Wx, clock, chance)
    this.stores = compose(ports, { server })
    wx.onAppShow(() => {
      this.stores.show()
      this.page?.show()
    })
    wx.onAppHide(() => {
      this.page?.hide()
      this.stores.hide()
    })
    this.stores.launch()
    this.stores.show()
  }

  /** The chat on top, or the list if no chat is open. */
  get chat(): ChatPage {
    if (!this.page) throw new Error('no chat is open')
    return this.page
  }

  open(cid: string): void {
    this.leave()
    this.page = new ChatPage(this.stores.openChat(cid))
  }

  leave(): void {
    this.page?.close()
    this.page = undefined
  }
}
