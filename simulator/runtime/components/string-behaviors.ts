import type { behavior, CodeSpace } from 'glass-easel-miniprogram-adapter'

type Behavior = behavior.GeneralBehavior

/** The behaviors that WeChat names by a string. */
export class StringBehaviors {
  private readonly byName: ReadonlyMap<string, Behavior>

  constructor(space: CodeSpace) {
    const plain = () => space.behavior().register() as unknown as Behavior
    const field = space
      .behavior()
      .definition({ properties: { name: String, value: { type: null, value: null } } })
      .register() as unknown as Behavior
    this.byName = new Map([
      ['wx://form-field', field],
      ['wx://form-field-group', plain()],
      ['wx://form-field-button', plain()],
      ['wx://component-export', plain()],
    ])
  }

  /** The same definition, its behaviors all objects. */
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
