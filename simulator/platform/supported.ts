/** Members that JavaScript reads from any object. They may be absent without an error. */
const ASKED_OF_ANYTHING = new Set(['then', 'toJSON'])

const refuse = (name: string): never => {
  throw new Error(`wx.${name} is not supported by the simulator`)
}

/**
 * Throws an error that names the member when code uses a member that is not implemented, or calls `absent` instead.
 * `in` and canIUse are allowed. A member that the imitated device lacks is simply absent, as on that device.
 */
export function onlySupported<T extends object>(
  members: T,
  isLacking: (name: string) => boolean = () => false,
  absent: (name: string) => undefined = refuse
): T & { canIUse(api: string): boolean } {
  const has = (name: string): boolean => name in members && !isLacking(name)
  const canIUse = (api: string): boolean => has(api.replace(/\..*$/, ''))
  return new Proxy(
    { ...members, canIUse },
    {
      has: (target, name) => name in target && !(typeof name === 'string' && isLacking(name)),
      get(target, name) {
        if (typeof name === 'string' && isLacking(name)) return undefined
        if (typeof name === 'symbol' || name in target || ASKED_OF_ANYTHING.has(name)) {
          return Reflect.get(target, name) as unknown
        }
        absent(name)
        return undefined
      },
    }
  )
}
