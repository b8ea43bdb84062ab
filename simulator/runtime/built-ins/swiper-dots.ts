import { make } from '../screen/element'
import type { BuiltInNode } from './node'

/** The dots over a swiper, one for each item. */
export class SwiperDots {
  private readonly box = make('part-swiper-dots')
  private observer: MutationObserver | undefined

  constructor(
    private readonly node: BuiltInNode,
    private readonly count: (node: BuiltInNode) => number
  ) {
    const { element } = node
    element.append(this.box)
    element.addEventListener('scroll', () => this.follow(), { passive: true })
  }

  /** Draws again whenever items come or go. */
  watch(shown: () => number): void {
    this.observer = new MutationObserver(() => this.draw(shown()))
    this.observer.observe(this.node.element, { childList: true })
    this.draw(shown())
  }

  draw(shown: number): void {
    const { node, box } = this
    box.hidden = !node.is('indicatorDots')
    box.style.setProperty('--dot', node.text('indicatorColor'))
    box.style.setProperty('--active-dot', node.text('indicatorActiveColor'))
    const dots = Array.from({ length: box.hidden ? 0 : this.count(node) }, (_, index) =>
      make('i', index === shown ? { attributes: { 'data-active': '' } } : {})
    )
    box.replaceChildren(...dots)
    this.follow()
  }

  close(): void {
    this.observer?.disconnect()
  }

  /** The box scrolls with the items, and is put back to its place. */
  private follow(): void {
    const { scrollLeft, scrollTop } = this.node.element
    this.box.style.transform = `translate(${scrollLeft}px, ${scrollTop}px)`
  }
}
