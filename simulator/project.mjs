import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'

const CONFIG = 'project.config.json'

/** Where the mini-program of a project's folder is, and its name. Throws one sentence if there is none. */
export function readProject(folder) {
  const root = path.resolve(folder)
  if (!existsSync(root)) throw new Error(`The folder ${root} does not exist.`)
  const config = readConfig(path.join(root, CONFIG))
  if (config.compileType === 'game')
    throw new Error(`${root} is a mini-game: the simulator runs mini-programs only.`)
  const source = path.join(root, config.miniprogramRoot ?? '')
  if (!existsSync(path.join(source, 'app.json')))
    throw new Error(
      `${source} has no app.json: give the folder of a mini-program, or of its ${CONFIG}.`
    )
  return { source, name: decodedName(config.projectname) ?? path.basename(root) }
}

function readConfig(file) {
  if (!existsSync(file)) return {}
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''))
  } catch (error) {
    throw new Error(`${file} is not valid JSON: ${error.message}`)
  }
}

/** DevTools writes a name that is not ASCII percent-encoded. */
function decodedName(name) {
  if (typeof name !== 'string' || name === '') return undefined
  try {
    return decodeURIComponent(name)
  } catch {
    return name // not encoded
  }
}
