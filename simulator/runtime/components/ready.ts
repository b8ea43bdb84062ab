import type { CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { GeneralComponent } from 'glass-easel'

interface Waiting {
  component: GeneralComponent
  depth: number
}

/**
 * Gives every component's element the component's path. glass-easel leaves `ready` to its host: it is called in the
 * frame after a component is attached, children first.
 */
export function prepareEveryComponent(space: CodeSpace): void {
  let waiting: Waiting[] = []
  const flush = () => {
    const ready = waiting.sort((one, other) => other.depth - one.depth)
    waiting = []
    for (const { component } of ready) component.triggerLifetime('ready', [])
  }
  const behavior = space.getComponentSpace().defineBehavior({
    lifetimes: {
      created() {
        const component = componentBehind(this)
        const element = component.getBackendElement() as HTMLElement | null
        element?.setAttribute('is', component.is)
      },
      attached() {
        if (waiting.length === 0) requestAnimationFrame(flush)
        const component = componentBehind(this)
        waiting.push({ component, depth: depthOf(component) })
      },
    },
  })
  space.setOverallBehavior(behavior)
}

const componentBehind = (caller: unknown) => (caller as { _$: GeneralComponent })._$

function depthOf(component: GeneralComponent): number {
  let depth = 0
  let owner = component.ownerShadowRoot
  for (; owner !== null; depth++) owner = owner.getHostNode().ownerShadowRoot
  return depth
}
