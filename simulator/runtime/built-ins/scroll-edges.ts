import type { BuiltInNode } from './node'

/** Reports the scroll position, and once per approach that an end is near. */
export class ScrollEdges {
  private left = 0
  private top = 0
  private wasNearStart = true
  private wasNearEnd = false

  constructor(private readonly node: BuiltInNode) {}

  scrolled(): void {
    const { scrollLeft, scrollTop, scrollHeight, scrollWidth } = this.node.element
    const deltaX = this.left - scrollLeft
    const deltaY = this.top - scrollTop
    this.left = scrollLeft
    this.top = scrollTop
    const place = { scrollLeft, scrollTop, scrollHeight, scrollWidth }
    this.node.fire('scroll', { ...place, deltaX, deltaY })
    this.tellEnds(deltaX !== 0 && this.node.is('scrollX'))
  }

  private tellEnds(isSideways: boolean): void {
    const { offset, visible, whole } = this.extent(isSideways)
    const isNearStart = offset <= this.node.number('upperThreshold')
    const isNearEnd = offset + visible >= whole - this.node.number('lowerThreshold')
    const [start, end] = isSideways ? ['left', 'right'] : ['top', 'bottom']
    if (isNearStart && !this.wasNearStart) this.node.fire('scrolltoupper', { direction: start })
    if (isNearEnd && !this.wasNearEnd) this.node.fire('scrolltolower', { direction: end })
    this.wasNearStart = isNearStart
    this.wasNearEnd = isNearEnd
  }

  private extent(isSideways: boolean): { offset: number; visible: number; whole: number } {
    const { element } = this.node
    return isSideways
      ? { offset: element.scrollLeft, visible: element.clientWidth, whole: element.scrollWidth }
      : { offset: element.scrollTop, visible: element.clientHeight, whole: element.scrollHeight }
  }
}
