import parser from 'postcss-selector-parser'
import { BUILT_IN_TAGS } from '../runtime/built-in-tags'
import { CLASS_MARK } from '../runtime/class-mark'

/**
 * Rewrites a selector for the browser: built-in tags become their element's name, `:host` becomes the component's own
 * element, and every class is marked, so that the runtime can add the prefix of an isolated component.
 */
export function withBrowserSelectors(selector: string, component: string): string {
  return parser((root) => {
    root.walkTags((tag) => {
      const name = tag.value
      if (BUILT_IN_TAGS.has(name)) tag.value = `wx-${name}`
      // The page is the root of the sheet's scope, so it is not below itself
      if (name === 'page') tag.value += ':where(:scope)'
    })
    root.walkClasses((node) => {
      node.value = CLASS_MARK + node.value
    })
    root.walkPseudos((node) => {
      if (node.value === ':host') node.replaceWith(hostOf(component))
      if (node.value === ':root') node.value = ':scope'
    })
  }).processSync(selector)
}

const hostOf = (component: string) => parser.string({ value: `[is="${component}"]` })
