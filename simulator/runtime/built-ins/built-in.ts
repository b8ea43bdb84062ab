import type { BuiltInNode } from './node'

type PropertyType = StringConstructor | NumberConstructor | BooleanConstructor | null

/** Properties by name, each with its type or its default. */
export type Properties = Record<string, PropertyType | { type: PropertyType; value: unknown }>

/** The behaviour of one component on a page. */
export interface Behaviour {
  /** The owner set this property. Called at first for every property that the owner set. */
  changed?: (name: string) => void
  attached?: () => void
  detached?: () => void
}

/** A built-in component. */
export interface BuiltIn {
  tag: string
  properties: Properties
  /** Called once for each component on a page, before it has properties. */
  make: (node: BuiltInNode) => Behaviour
}

/** A property with a default. */
export const property = <T>(type: PropertyType, value: T): { type: PropertyType; value: T } => ({
  type,
  value,
})

/** Runs only for some of the properties. */
export function when(
  names: readonly string[],
  run: (name: string) => void
): (name: string) => void {
  return (name) => {
    if (names.includes(name)) run(name)
  }
}
