import type { Config } from '../mini-program'
import { make } from './element'
import type { PageFrame } from './page-frame'

const TRIGGER_PX = 56

/** The dots above a page that is pulled down. They stay until the mini-program ends the refresh. */
export class PullDown {
  private readonly dots = make('div', { className: 'pull-down' })
  private startY: number | undefined
  private isRefreshing = false

  constructor(
    private readonly frame: PageFrame,
    window: Config,
    private readonly onRefresh: () => void
  ) {
    this.dots.hidden = true
    frame.viewport.prepend(this.dots)
    if (window['enablePullDownRefresh'] === true) this.listen()
  }

  start(): void {
    if (this.isRefreshing) return
    this.isRefreshing = true
    this.dots.hidden = false
    this.onRefresh()
  }

  stop(): void {
    this.isRefreshing = false
    this.dots.hidden = true
  }

  private listen(): void {
    const { viewport, scroller } = this.frame
    const start = (y: number) => {
      this.startY = scroller.scrollTop <= 0 ? y : undefined
    }
    const end = (y: number) => {
      if (this.startY !== undefined && y - this.startY > TRIGGER_PX) this.start()
      this.startY = undefined
    }
    const yOf = ({ changedTouches }: TouchEvent) => changedTouches[0]?.clientY ?? 0
    viewport.addEventListener('mousedown', ({ clientY }) => start(clientY))
    viewport.addEventListener('mouseup', ({ clientY }) => end(clientY))
    viewport.addEventListener('touchstart', (event) => start(yOf(event)), { passive: true })
    viewport.addEventListener('touchend', (event) => end(yOf(event)))
  }
}
