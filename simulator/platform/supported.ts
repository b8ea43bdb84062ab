/** Members that the language and promises ask of any object: absent, not unsupported. */
const ASKED_OF_ANYTHING = new Set(['then', 'toJSON'])

/**
 * Makes the use of a member that does not exist an error that names it; `in` and canIUse may ask.
 * What such a device lacks is absent without an error, as it is there.
 */
export function onlySupported<T extends object>(
  members: T,
  isLacking: (name: string) => boolean = () => false
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
        throw new Error(`wx.${name} is not supported by the simulator`)
      },
    }
  )
}
