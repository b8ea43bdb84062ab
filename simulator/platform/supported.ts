/** Asked of any object by the language and by promises: absent, not unsupported. */
const ASKED_OF_ANYTHING = new Set(['then', 'toJSON'])

/** Makes the use of a member that does not exist an error that names it; `in` and canIUse may ask. */
export function onlySupported<T extends object>(members: T): T & { canIUse(api: string): boolean } {
  const canIUse = (api: string): boolean => api.replace(/\..*$/, '') in members
  return new Proxy(
    { ...members, canIUse },
    {
      get(target, name) {
        if (typeof name === 'symbol' || name in target || ASKED_OF_ANYTHING.has(name)) {
          return Reflect.get(target, name) as unknown
        }
        throw new Error(`wx.${name} is not supported by the simulator`)
      },
    }
  )
}
