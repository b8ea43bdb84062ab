import { property, type BuiltIn } from './built-in'
import type { BuiltInNode } from './node'
import { Refresher } from './refresher'
import { ScrollEdges } from './scroll-edges'
import { scrollContext } from './scroll-context'

/** A box that scrolls. */
export const scrollView: BuiltIn = {
  tag: 'scroll-view',
  properties: {
    scrollX: Boolean,
    scrollY: Boolean,
    scrollTop: null,
    scrollLeft: null,
    scrollIntoView: String,
    scrollIntoViewOffset: Number,
    scrollWithAnimation: Boolean,
    scrollAnchoring: Boolean,
    enhanced: Boolean,
    bounces: property(Boolean, true),
    showScrollbar: property(Boolean, true),
    pagingEnabled: Boolean,
    fastDeceleration: Boolean,
    enableFlex: Boolean,
    enableBackToTop: Boolean,
    enablePassive: null,
    usingSticky: Boolean,
    type: String,
    upperThreshold: property(null, 50),
    lowerThreshold: property(null, 50),
    refresherEnabled: Boolean,
    refresherThreshold: property(Number, 45),
    refresherDefaultStyle: property(String, 'black'),
    refresherBackground: String,
    refresherTriggered: Boolean,
  },
  make(node) {
    const { element } = node
    const edges = new ScrollEdges(node)
    const refresher = new Refresher(node)
    element.addEventListener('scroll', () => edges.scrolled(), { passive: true })
    Object.assign(element, { scrollViewContext: scrollContext(node) })
    const last = new Map<string, unknown>()
    return {
      changed(name) {
        reflect(node, name)
        // Setting the same position again does nothing, as on phones
        const isNew = node.value(name) !== last.get(name)
        last.set(name, node.value(name))
        if (isNew && (name === 'scrollTop' || name === 'scrollLeft')) scrollTo(node, name)
        if (isNew && name === 'scrollIntoView') setTimeout(() => scrollIntoView(node), 0)
        if (name === 'refresherTriggered') refresher.follow(node.is('refresherTriggered'))
      },
    }
  },
}

const REFLECTED: Record<string, string> = {
  scrollX: 'scroll-x',
  scrollY: 'scroll-y',
  enableFlex: 'enable-flex',
  pagingEnabled: 'paging',
  scrollAnchoring: 'anchoring',
}

function reflect(node: BuiltInNode, name: string): void {
  const attribute = REFLECTED[name]
  if (attribute !== undefined) node.element.toggleAttribute(attribute, node.is(name))
  if (name === 'showScrollbar') node.element.toggleAttribute('no-scrollbar', !node.is(name))
}

function scrollTo(node: BuiltInNode, name: 'scrollTop' | 'scrollLeft'): void {
  const offset = Number(node.value(name))
  if (node.value(name) === null || Number.isNaN(offset)) return
  const behavior = node.is('scrollWithAnimation') ? 'smooth' : 'auto'
  node.element.scrollTo({ [name === 'scrollTop' ? 'top' : 'left']: offset, behavior })
}

/** In a later task, because the requested row may come with the same setData. */
function scrollIntoView(node: BuiltInNode): void {
  const id = node.text('scrollIntoView')
  const target = id === '' ? undefined : node.sibling(id)
  if (target === undefined) return
  const { element } = node
  const to = target.getBoundingClientRect()
  const from = element.getBoundingClientRect()
  element.scrollTo({
    top: element.scrollTop + to.top - from.top + node.number('scrollIntoViewOffset'),
    left: element.scrollLeft + to.left - from.left,
    behavior: node.is('scrollWithAnimation') ? 'smooth' : 'auto',
  })
}
