import vm from 'node:vm'
import { createLoader } from './loader.mjs'
import { createWx } from './wx.mjs'

/** Present in a fresh context, but not on every phone. */
const ABSENT = ['Intl', 'WebAssembly', 'SharedArrayBuffer', 'Atomics']

/** An empty phone: JavaScript, `wx`, timers that never fire, and the parts that files register. */
export function createPhone(files) {
  const registered = []
  const register = (kind) => (definition) => registered.push({ kind, definition })
  const context = createContext({
    App: register('App'),
    Page: register('Page'),
    Component: register('Component'),
    Behavior: (definition) => definition,
    getApp: () => registered.find(({ kind }) => kind === 'App')?.definition,
    getCurrentPages: () => [],
  })
  const load = createLoader(files, context)

  function loadOne(file, kinds) {
    const before = registered.length
    load(file)
    const made = registered.slice(before)
    if (made.length !== 1 || !kinds.includes(made[0].kind)) {
      throw new Error(`calls ${kinds.join(' or ')} ${made.length} times instead of once`)
    }
    return made[0].definition
  }

  return {
    /** Loads app.js and runs its start, as a tap on the icon does. */
    launch() {
      const app = loadOne('app.js', ['App'])
      const options = { path: 'pages/index', query: {}, scene: 1001, referrerInfo: {} }
      app.onLaunch?.(options)
      app.onShow?.(options)
    },
    /** Loads a page's or a component's code. */
    define: (part) => void loadOne(`${part}.js`, ['Page', 'Component']),
  }
}

function createContext(globals) {
  const silent = () => undefined
  const console = Object.fromEntries(
    ['log', 'info', 'warn', 'error', 'debug'].map((level) => [level, silent])
  )
  const timers = { setTimeout: () => 1, clearTimeout: silent, setInterval: () => 1 }
  const context = vm.createContext({
    ...globals,
    ...timers,
    clearInterval: silent,
    console,
    wx: createWx(),
  })
  for (const name of ABSENT) vm.runInContext(`delete globalThis.${name}`, context)
  return context
}
