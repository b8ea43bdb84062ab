import { property, type BuiltIn } from './built-in'
import type { BuiltInNode } from './node'
import { SwiperDots } from './swiper-dots'

/** Pages in one box, one of them visible. A swipe or the mouse wheel changes the page. */
export const swiper: BuiltIn = {
  tag: 'swiper',
  properties: {
    current: Number,
    vertical: Boolean,
    circular: Boolean,
    autoplay: Boolean,
    interval: property(Number, 5000),
    duration: property(Number, 500),
    indicatorDots: Boolean,
    indicatorColor: property(String, 'rgba(0, 0, 0, .3)'),
    indicatorActiveColor: property(String, '#000000'),
  },
  make(node) {
    const pages = new Pages(node)
    return {
      changed: (name) => pages.follow(name),
      attached: () => pages.open(),
      detached: () => pages.close(),
    }
  },
}

/** Which page of a swiper is shown, and what moves it on. */
class Pages {
  private shown = 0
  private timer: ReturnType<typeof setInterval> | undefined
  private readonly dots: SwiperDots

  constructor(private readonly node: BuiltInNode) {
    this.dots = new SwiperDots(node, itemsOf)
    node.element.addEventListener('scrollend', () => this.tell(indexOf(node), 'touch'))
  }

  open(): void {
    show(this.node, this.node.number('current'))
    this.dots.watch(() => this.shown)
  }

  close(): void {
    clearInterval(this.timer)
    this.dots.close()
  }

  follow(property: string): void {
    const { node } = this
    this.dots.draw(this.shown)
    if (property === 'vertical') node.element.toggleAttribute('vertical', node.is('vertical'))
    if (property === 'autoplay' || property === 'interval') this.autoplay()
    if (property !== 'current') return
    show(node, node.number('current'))
    this.tell(node.number('current'), '')
  }

  private autoplay(): void {
    const { node } = this
    clearInterval(this.timer)
    if (!node.is('autoplay')) return
    const move = () => this.tell(next(node, this.shown), 'autoplay')
    this.timer = setInterval(move, node.number('interval'))
  }

  private tell(index: number, source: string): void {
    if (index === this.shown) return
    this.shown = index
    this.dots.draw(index)
    this.node.set('current', index)
    this.node.fire('change', { current: index, currentItemId: '', source })
  }
}

function itemsOf({ element }: BuiltInNode): number {
  return element.querySelectorAll(':scope > wx-swiper-item').length
}

function next(node: BuiltInNode, shown: number): number {
  return (shown + 1) % Math.max(1, itemsOf(node))
}

function indexOf(node: BuiltInNode): number {
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = node.element
  const [offset, size] = node.is('vertical') ? [scrollTop, clientHeight] : [scrollLeft, clientWidth]
  return Math.round(offset / Math.max(1, size))
}

function show({ element }: BuiltInNode, index: number): void {
  const { clientWidth, clientHeight } = element
  element.scrollTo({ left: index * clientWidth, top: index * clientHeight, behavior: 'smooth' })
}
