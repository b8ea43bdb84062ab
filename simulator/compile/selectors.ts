import parser from 'postcss-selector-parser'
import { BUILT_IN_TAGS } from '../runtime/built-in-tags'

/**
 * Rewrites a selector for the browser: built-in tags get their element's name, and inside a component
 * every class carries the component's prefix.
 */
export function withBrowserSelectors(selector: string, scope: string | undefined): string {
  return parser((root) => {
    root.walkTags((tag) => {
      if (BUILT_IN_TAGS.has(tag.value)) tag.value = `wx-${tag.value}`
    })
    if (scope !== undefined) scopeSelector(root, scope)
  }).processSync(selector)
}

const HOST = { attribute: 'wx-host', operator: '=', quoteMark: '"' } as const

function scopeSelector(root: parser.Root, scope: string): void {
  root.walkClasses((node) => {
    node.value = `${scope}--${node.value}`
  })
  root.walkPseudos((node) => {
    if (node.value !== ':host') return
    node.replaceWith(parser.attribute({ ...HOST, value: scope, raws: {} }))
  })
}
