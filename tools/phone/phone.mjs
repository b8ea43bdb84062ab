import vm from 'node:vm'
import { createLoader } from './loader.mjs'
import { createWx } from './wx.mjs'

/** In a fresh context, and not on every phone. */
const ABSENT = ['Intl', 'WebAssembly', 'SharedArrayBuffer', 'Atomics']

/** A phone with nothing on it: the language, `wx`, timers that never ring, and what a file registers. */
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
      throw new Error(`calls ${kinds.join(' or ')} ${made.length} times, and must once`)
    }
    return made[0].definition
  }

  return {
    /** Loads app.js and takes it through its start, as on a tap on the icon. */
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
