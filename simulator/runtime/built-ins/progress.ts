import { make } from '../screen/element'
import { property, type BuiltIn } from './built-in'

/** A progress bar. */
export const progress: BuiltIn = {
  tag: 'progress',
  properties: {
    percent: Number,
    showInfo: Boolean,
    strokeWidth: property(null, 6),
    activeColor: property(String, '#09BB07'),
    backgroundColor: property(String, '#EBEBEB'),
    borderRadius: null,
    active: Boolean,
  },
  make(node) {
    const full = make('part-progress-full')
    const bar = make('part-progress-bar', { children: [full] })
    const info = make('part-progress-info')
    node.element.append(bar, info)
    node.element.setAttribute('role', 'progressbar')
    return {
      changed() {
        const percent = Math.min(100, Math.max(0, node.number('percent')))
        node.element.setAttribute('aria-valuenow', String(percent))
        full.style.width = `${percent}%`
        full.style.backgroundColor = node.text('activeColor')
        bar.style.backgroundColor = node.text('backgroundColor')
        bar.style.height = `${node.text('strokeWidth')}px`
        bar.style.borderRadius = `${node.text('borderRadius') || 0}px`
        info.hidden = !node.is('showInfo')
        info.textContent = `${percent}%`
      },
    }
  },
}
