/** Built-in components whose content is internal to the platform. */
const CLOSED = new Set(['wx-input', 'wx-textarea', 'wx-image', 'wx-icon', 'wx-switch', 'wx-slider'])
/** Elements that the simulator puts into built-in components. */
const INTERNAL = new Set(['wx-refresher'])

/**
 * What is visible of an element, in the same form for both runtimes: the tag, the classes without the prefix of their
 * component, the style, and the content. Leaves out component hosts and the platform's own elements inside built-in
 * components.
 */
export function treeOf(element, prefix) {
  const visible = (node, indent) => linesOf(node, { prefix, indent })
  return [...element.childNodes].flatMap((node) => visible(node, '')).join('\n')
}

function linesOf(node, { prefix, indent }) {
  if (node.nodeType === 3) return textLine(node, indent)
  if (node.nodeType !== 1) return []
  const tag = node.tagName.toLowerCase()
  if (INTERNAL.has(tag)) return []
  const isBuiltIn = tag.startsWith('wx-') && tag !== 'wx-page'
  const inner = { prefix, indent: isBuiltIn ? `${indent}  ` : indent }
  const children = CLOSED.has(tag) ? [] : [...node.childNodes]
  const inside = children.flatMap((child) => linesOf(child, inner))
  return isBuiltIn
    ? [`${indent}${tag}${classesOf(node, prefix)}${styleOf(node)}`, ...inside]
    : inside
}

function textLine({ textContent }, indent) {
  const text = textContent.replace(/\s+/g, ' ').trim()
  return text === '' ? [] : [`${indent}${text}`]
}

function classesOf({ classList }, prefix) {
  const names = [...classList].map((name) => `.${name.replace(prefix, '')}`)
  return names.sort().join('')
}

function styleOf(node) {
  const style = (node.getAttribute('style') ?? '').replace(/\s+/g, '').replace(/;$/, '')
  return style === '' ? '' : ` {${style}}`
}

/** A component's data after it was drawn, as its observers and lifetimes have set it. */
export function dataOf({ words: _, ...data }) {
  return Object.keys(data)
    .sort()
    .map((name) => `${name}: ${JSON.stringify(data[name]) ?? 'undefined'}`)
    .join('\n')
}
