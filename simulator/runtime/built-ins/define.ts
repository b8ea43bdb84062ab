import type { ComponentSpace, GeneralComponent } from 'glass-easel'
import type { Behaviour, BuiltIn } from './built-in'
import { button } from './button'
import { checkbox, checkboxGroup, radio, radioGroup } from './choices'
import { SHARED_PROPERTIES, sharedBehaviour } from './every-component'
import { form } from './form'
import { icon } from './icon'
import { image } from './image'
import { input, textarea } from './field'
import { label } from './label'
import { navigator } from './navigator'
import { BuiltInNode, type BuiltInHost } from './node'
import { picker } from './picker'
import { plain } from './plain'
import { progress } from './progress'
import { richText } from './rich-text'
import { scrollView } from './scroll-view'
import { slider } from './slider'
import { swiper } from './swiper'
import { switchControl } from './switch'
import { text } from './text'

export type { BuiltInHost }

const BUILT_INS: readonly BuiltIn[] = [
  plain('view'),
  plain('swiper-item'),
  plain('root-portal'),
  text,
  image,
  scrollView,
  input,
  textarea,
  button,
  navigator,
  icon,
  label,
  form,
  switchControl,
  checkbox,
  checkboxGroup,
  radio,
  radioGroup,
  swiper,
  picker,
  richText,
  progress,
  slider,
]

/** Adds the components that every page may use without declaring them. */
export function defineBuiltIns(space: ComponentSpace, host: BuiltInHost): void {
  for (const builtIn of BUILT_INS) define(space, builtIn, host)
}

type Holder = GeneralComponent & { node: BuiltInNode; behaviours: readonly Behaviour[] }

function define(
  space: ComponentSpace,
  { tag, properties, make }: BuiltIn,
  host: BuiltInHost
): void {
  const all = { ...SHARED_PROPERTIES, ...properties }
  const definition = space.defineComponent({
    is: `built-in/${tag}`,
    properties: all,
    observers: Object.keys(all).map(observe),
    lifetimes: {
      created(this: Holder) {
        const node = new BuiltInNode(this, host)
        this.node = node
        this.behaviours = [sharedBehaviour(node), make(node)]
      },
      attached(this: Holder) {
        for (const behaviour of this.behaviours) behaviour.attached?.()
      },
      detached(this: Holder) {
        for (const behaviour of this.behaviours) behaviour.detached?.()
      },
    },
  })
  space.setGlobalUsingComponent(tag, definition)
}

function observe(name: string): { fields: string; observer: (this: Holder) => void } {
  return {
    fields: name,
    observer() {
      this.node.update(() => {
        for (const behaviour of this.behaviours) behaviour.changed?.(name)
      })
    },
  }
}
