import { withBrowserLengths } from '../browser-lengths'
import { when, type BuiltIn } from './built-in'
import type { BuiltInNode } from './node'
import { decoded, withSpaces } from './plain-text'

/** A node of rich text in the form of the platform's documentation. */
interface RichNode {
  type?: 'node' | 'text'
  name?: string
  text?: string
  /** From HTML, whose entities the browser has read. */
  isRead?: boolean
  attrs?: Record<string, string>
  children?: readonly RichNode[]
}

const TAGS = new Set(
  `a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd
  del div dl dt em fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav
  ol p pre q rt ruby s section small span strong sub sup table tbody td tfoot th thead tr tt u ul`.split(
    /\s+/
  )
)

const ATTRIBUTES = new Set([
  'class',
  'style',
  'alt',
  'src',
  'height',
  'width',
  'colspan',
  'rowspan',
])

/** Rich text from a list of nodes or HTML. Only harmless tags are drawn. */
export const richText: BuiltIn = {
  tag: 'rich-text',
  properties: { nodes: null, space: String, userSelect: Boolean },
  make: (node) => ({
    changed: when(['nodes', 'space'], () => {
      const nodes = node.value('nodes')
      const list = typeof nodes === 'string' ? parse(nodes) : ((nodes ?? []) as RichNode[])
      node.element.replaceChildren(...list.flatMap((one) => draw(node, one)))
    }),
  }),
}

function draw(owner: BuiltInNode, node: RichNode): Node[] {
  if (node.type === 'text') {
    const text = node.isRead === true ? node.text : decoded(node.text ?? '')
    return [document.createTextNode(withSpaces(text ?? '', owner.text('space')))]
  }
  const tag = node.name?.toLowerCase() ?? ''
  return TAGS.has(tag) ? [elementOf(owner, tag, node)] : []
}

function elementOf(owner: BuiltInNode, tag: string, node: RichNode): HTMLElement {
  const { attrs = {}, children = [] } = node
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attrs))
    if (ATTRIBUTES.has(name)) element.setAttribute(name, attributeFor(owner, name, value))
  element.append(...children.flatMap((child) => draw(owner, child)))
  return element
}

/** The sheets of the page or component reach its classes, and lengths may be in rpx. */
function attributeFor(owner: BuiltInNode, name: string, value: string): string {
  if (name === 'style') return withBrowserLengths(value)
  return name === 'class' ? owner.scopedClasses(value).join(' ') : value
}

function parse(html: string): RichNode[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return [...body.childNodes].map(read)
}

function read(node: ChildNode): RichNode {
  if (!(node instanceof Element))
    return { type: 'text', text: node.textContent ?? '', isRead: true }
  const attrs = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]))
  return { name: node.tagName, attrs, children: [...node.childNodes].map(read) }
}
