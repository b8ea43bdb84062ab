import { when, type BuiltIn } from './built-in'

/** A node of rich text as the platform's documentation has it. */
interface RichNode {
  type?: 'node' | 'text'
  name?: string
  text?: string
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

/** Text with its own marks: a list of nodes or HTML, of which only harmless tags are drawn. */
export const richText: BuiltIn = {
  tag: 'rich-text',
  properties: { nodes: null, space: String, userSelect: Boolean },
  make: (node) => ({
    changed: when(['nodes'], () => {
      const nodes = node.value('nodes')
      const list = typeof nodes === 'string' ? parse(nodes) : ((nodes ?? []) as RichNode[])
      node.element.replaceChildren(...list.flatMap(draw))
    }),
  }),
}

function draw(node: RichNode): Node[] {
  if (node.type === 'text') return [document.createTextNode(node.text ?? '')]
  const tag = node.name?.toLowerCase() ?? ''
  return TAGS.has(tag) ? [elementOf(tag, node)] : []
}

function elementOf(tag: string, { attrs = {}, children = [] }: RichNode): HTMLElement {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attrs))
    if (ATTRIBUTES.has(name)) element.setAttribute(name, value)
  element.append(...children.flatMap(draw))
  return element
}

function parse(html: string): RichNode[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  return [...body.childNodes].map(read)
}

function read(node: ChildNode): RichNode {
  if (!(node instanceof Element)) return { type: 'text', text: node.textContent ?? '' }
  const attrs = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]))
  return { name: node.tagName, attrs, children: [...node.childNodes].map(read) }
}
