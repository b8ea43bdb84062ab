/** A plain object. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A string, possibly empty. */
export function isString(value: unknown): value is string {
  return typeof value === 'string'
}

/** A number. */
export function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}

/** A list whose items all pass the check. */
export function listOf<T>(check: (value: unknown) => value is T) {
  return (value: unknown): value is T[] => Array.isArray(value) && value.every(check)
}

/** People with their names. */
export const arePeople = listOf(
  (value): value is { id: string; name: string } =>
    isRecord(value) && areStrings(value, ['id', 'name'])
)

function areStrings(value: Record<string, unknown>, names: string[]): boolean {
  return names.every((name) => isString(value[name]))
}
