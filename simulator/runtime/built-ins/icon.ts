import { property, when, type BuiltIn } from './built-in'

/** One of the platform's icons: success, info, warn, waiting, cancel, download, search, clear. */
export const icon: BuiltIn = {
  tag: 'icon',
  properties: { type: String, size: property(null, 23), color: String },
  make(node) {
    const { style } = node.element
    return {
      changed: when(['type', 'size', 'color'], () => {
        const size = node.text('size')
        node.element.setAttribute('type', node.text('type'))
        style.setProperty('--wx-size', /^[\d.]+$/.test(size) ? `${size}px` : size)
        style.setProperty('--wx-color', node.text('color') || null)
      }),
    }
  },
}
