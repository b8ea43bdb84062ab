import { make } from '../screen/element'
import { property, type BuiltIn } from './built-in'

/** A value selected on a line. */
export const slider: BuiltIn = {
  tag: 'slider',
  properties: {
    min: property(Number, 0),
    max: property(Number, 100),
    step: property(Number, 1),
    value: Number,
    activeColor: property(String, '#1aad19'),
    showValue: Boolean,
    name: String,
  },
  make(node) {
    const line = make('input', { attributes: { type: 'range' } }) as HTMLInputElement
    const shown = make('part-slider-value')
    node.element.append(line, shown)
    const draw = () => {
      for (const name of ['min', 'max', 'step'] as const) line[name] = node.text(name)
      line.value = String(node.number('value'))
      line.disabled = node.is('disabled')
      line.style.accentColor = node.text('activeColor')
      shown.hidden = !node.is('showValue')
      shown.textContent = line.value
    }
    const move = (type: 'changing' | 'change') => {
      node.set('value', Number(line.value))
      node.fire(type, { value: Number(line.value) })
    }
    line.addEventListener('input', () => move('changing'))
    line.addEventListener('change', () => move('change'))
    node.register({
      name: () => node.text('name'),
      value: () => node.number('value'),
      reset: () => node.set('value', node.number('min')),
    })
    return { changed: draw, attached: draw }
  },
}
