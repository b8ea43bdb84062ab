import { property, type BuiltIn } from './built-in'
import type { BuiltInNode } from './node'

/** Pages in one box, one of them visible. A finger or the wheel moves on. */
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
    indicatorColor: String,
    indicatorActiveColor: String,
  },
  make(node) {
    const { element } = node
    let shown = 0
    let timer: ReturnType<typeof setInterval> | undefined
    const tell = (index: number, source: string) => {
      if (index === shown) return
      shown = index
      node.set('current', index)
      node.fire('change', { current: index, currentItemId: '', source })
    }
    const autoplay = () => {
      clearInterval(timer)
      if (!node.is('autoplay')) return
      timer = setInterval(() => tell(next(node, shown), 'autoplay'), node.number('interval'))
    }
    element.addEventListener('scrollend', () => tell(indexOf(node), 'touch'))
    return {
      changed(name) {
        if (name === 'vertical') element.toggleAttribute('vertical', node.is('vertical'))
        if (name === 'autoplay' || name === 'interval') autoplay()
        if (name !== 'current') return
        show(node, node.number('current'))
        tell(node.number('current'), '')
      },
      attached: () => show(node, node.number('current')),
      detached: () => clearInterval(timer),
    }
  },
}

function next({ element }: BuiltInNode, shown: number): number {
  return (shown + 1) % Math.max(1, element.childElementCount)
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
