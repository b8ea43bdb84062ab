import type { BuiltInNode } from './node'

type PropertyType = StringConstructor | NumberConstructor | BooleanConstructor | null

/** Properties by their name, each with its type or its default. */
export type Properties = Record<string, PropertyType | { type: PropertyType; value: unknown }>

/** What one component on a page does. */
export interface Behaviour {
  /** The owner gave this property a value; at first every property that it gave. */
  changed?: (name: string) => void
  attached?: () => void
  detached?: () => void
}

/** A built-in component. */
export interface BuiltIn {
  tag: string
  properties: Properties
  /** Called once for each component on a page, before it has any property. */
  make: (node: BuiltInNode) => Behaviour
}

/** A property with a default. */
export const property = <T>(type: PropertyType, value: T): { type: PropertyType; value: T } => ({
  type,
  value,
})

/** Runs for some of the properties only. */
export function when(
  names: readonly string[],
  run: (name: string) => void
): (name: string) => void {
  return (name) => {
    if (names.includes(name)) run(name)
  }
}
