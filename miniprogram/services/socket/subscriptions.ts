import type { NoticeFrame } from '../../../protocol/frames'
import type { Notice, NoticeUrl } from '../../../protocol/notices'
import { Signal } from '../signal'

/** Passes each notice to the listeners of its url. A notice without listeners is dropped. */
export class Subscriptions {
  private readonly signalByUrl = new Map<string, Signal<never>>()

  on<U extends NoticeUrl>(url: U, listener: (data: Notice<U>) => void): () => void {
    const signal = this.signalByUrl.get(url) ?? new Signal<never>()
    this.signalByUrl.set(url, signal)
    return signal.on(listener)
  }

  dispatch(frame: NoticeFrame): void {
    this.signalByUrl.get(frame.url)?.emit(frame.data as never)
  }
}
