import type { CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { GeneralComponent } from 'glass-easel'

interface Waiting {
  component: GeneralComponent
  depth: number
}

/** glass-easel leaves `ready` to its host: it comes in the frame after a component is attached, children first. */
export function callReadyAfterAttached(space: CodeSpace): void {
  let waiting: Waiting[] = []
  const flush = () => {
    const ready = waiting.sort((one, other) => other.depth - one.depth)
    waiting = []
    for (const { component } of ready) component.triggerLifetime('ready', [])
  }
  const behavior = space.getComponentSpace().defineBehavior({
    lifetimes: {
      attached() {
        if (waiting.length === 0) requestAnimationFrame(flush)
        const component = (this as unknown as { _$: GeneralComponent })._$
        waiting.push({ component, depth: depthOf(component) })
      },
    },
  })
  space.setOverallBehavior(behavior)
}

function depthOf(component: GeneralComponent): number {
  let depth = 0
  let owner = component.ownerShadowRoot
  for (; owner !== null; depth++) owner = owner.getHostNode().ownerShadowRoot
  return depth
}
