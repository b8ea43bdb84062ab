import type { behavior, CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { GeneralComponent } from 'glass-easel'
import { registerControl } from '../built-ins/controls'
import { lendToForms } from '../built-ins/form-reach'

type Behavior = behavior.GeneralBehavior
type Definition = Parameters<ReturnType<CodeSpace['behavior']>['definition']>[0]

/** The behaviors that WeChat identifies by a string. */
export class StringBehaviors {
  private readonly byName: ReadonlyMap<string, Behavior>

  constructor(space: CodeSpace) {
    const made = (definition: Definition) =>
      space.behavior().definition(definition).register() as unknown as Behavior
    this.byName = new Map([
      ['wx://form-field', made({ ...FIELD, lifetimes: whenCreated(becomeField) })],
      [
        'wx://form-field-group',
        made({ lifetimes: whenCreated((one) => lendToForms(one, 'fields')) }),
      ],
      [
        'wx://form-field-button',
        made({ lifetimes: whenCreated((one) => lendToForms(one, 'buttons')) }),
      ],
      ['wx://component-export', made({})],
    ])
  }

  /** The same definition with objects instead of strings as behaviors. */
  resolve<T>(definition: T): T {
    const { behaviors } = definition as { behaviors?: (Behavior | string)[] }
    if (behaviors === undefined) return definition
    return { ...definition, behaviors: behaviors.map((one) => this.find(one)) }
  }

  private find(behavior: Behavior | string): Behavior {
    if (typeof behavior !== 'string') return behavior
    const found = this.byName.get(behavior)
    if (found === undefined) throw new Error(`the simulator has no behavior "${behavior}"`)
    return found
  }
}

const FIELD = { properties: { name: String, value: { type: null, value: null } } }

function whenCreated(run: (component: GeneralComponent) => void) {
  return {
    created(): void {
      run((this as unknown as { _$: GeneralComponent })._$)
    },
  }
}

/** A form around it collects its `value` under its `name`. */
function becomeField(component: GeneralComponent): void {
  const element = component.getBackendElement() as unknown as Element | null
  const data = () => component.data as { name?: string; value?: unknown }
  if (element === null) return
  registerControl(element, { name: () => data().name ?? '', value: () => data().value })
}
