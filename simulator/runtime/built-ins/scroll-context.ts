import type { BuiltInNode } from './node'

interface ScrollTo {
  top?: number
  left?: number
  animated?: boolean
}

/** The result of `createSelectorQuery().select(…).node()` for an enhanced scroll-view. */
export function scrollContext(node: BuiltInNode): Record<string, unknown> {
  const { element } = node
  const behaviorOf = (animated = true) => (animated ? 'smooth' : 'auto')
  return {
    scrollTo({ top = element.scrollTop, left = element.scrollLeft, animated }: ScrollTo) {
      element.scrollTo({ top, left, behavior: behaviorOf(animated) })
    },
    scrollIntoView(selector: string, { animated }: { animated?: boolean } = {}) {
      const target = node.sibling(selector.replace(/^#/, ''))
      target?.scrollIntoView({ block: 'start', behavior: behaviorOf(animated) })
    },
  }
}
