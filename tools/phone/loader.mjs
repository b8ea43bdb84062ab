import path from 'node:path'
import vm from 'node:vm'

/**
 * Loads modules as WeChat does: by path from the root or from the requiring file, and packages from the nearest
 * miniprogram_npm.
 */
export function createLoader(files, context) {
  const loaded = new Map()

  function load(file) {
    if (loaded.has(file)) return loaded.get(file).exports
    const module = { exports: {} }
    loaded.set(file, module)
    const wrapped = `(function (require, module, exports) {${files.get(file)}\n})`
    const run = vm.runInContext(wrapped, context, { filename: file })
    run((wanted) => load(resolve(files, file, wanted)), module, module.exports)
    return module.exports
  }
  return load
}

/** The file that a `require` refers to. Otherwise an error that names the requiring file and the module. */
export function resolve(files, from, wanted) {
  const found = candidates(path.posix.dirname(from), wanted).find((file) => files.has(file))
  if (!found) throw new Error(`${from} requires ${wanted}, which does not ship to the phone`)
  return found
}

function candidates(folder, wanted) {
  if (wanted.startsWith('.')) return asFile(path.posix.join(folder, wanted))
  const name = wanted.replace(/^\//, '')
  return [...asFile(name), ...packagePlaces(folder).flatMap((place) => asPackage(place, name))]
}

const asFile = (name) => (name.endsWith('.js') ? [name] : [`${name}.js`])
const asPackage = (place, name) => [
  ...asFile(path.posix.join(place, name)),
  path.posix.join(place, name, 'index.js'),
]

function packagePlaces(folder) {
  const place = path.posix.join(folder, 'miniprogram_npm')
  return folder === '.' ? [place] : [place, ...packagePlaces(path.posix.dirname(folder))]
}
