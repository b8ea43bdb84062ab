import { make } from '../screen/element'
import type { BuiltInNode } from './node'

/** Pull-to-refresh of a scroll-view. The page ends it with `refresher-triggered`. */
export class Refresher {
  private readonly dots = make('part-refresher')
  private startY: number | undefined

  constructor(private readonly node: BuiltInNode) {
    const { element } = node
    this.dots.hidden = true
    element.prepend(this.dots)
    element.addEventListener('mousedown', ({ clientY }) => this.start(clientY))
    element.addEventListener('mousemove', ({ clientY }) => this.pull(clientY))
    element.addEventListener('mouseup', ({ clientY }) => this.lift(clientY))
    const passive = { passive: true }
    element.addEventListener('touchstart', (event) => this.start(yOf(event)), passive)
    element.addEventListener('touchmove', (event) => this.pull(yOf(event)), passive)
    element.addEventListener('touchend', (event) => this.lift(yOf(event)), passive)
  }

  follow(isTriggered: boolean): void {
    if (!isTriggered && !this.dots.hidden) this.node.fire('refresherrestore', {})
    this.dots.hidden = !isTriggered
  }

  private start(y: number): void {
    const isAtTop = this.node.element.scrollTop <= 0
    this.startY = this.node.is('refresherEnabled') && isAtTop ? y : undefined
  }

  private pull(y: number): void {
    if (this.startY !== undefined && y > this.startY)
      this.node.fire('refresherpulling', { dy: y - this.startY })
  }

  private lift(y: number): void {
    if (this.startY === undefined) return
    const isFar = y - this.startY >= this.node.number('refresherThreshold')
    this.startY = undefined
    if (!isFar) {
      this.node.fire('refresherabort', {})
      return
    }
    this.node.set('refresherTriggered', true)
    this.node.fire('refresherrefresh', {})
  }
}

function yOf({ changedTouches }: TouchEvent): number {
  return changedTouches[0]?.clientY ?? 0
}
