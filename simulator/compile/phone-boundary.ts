import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import type { OnResolveResult, Plugin } from 'esbuild'

/** Resolves modules as a phone does: packages from miniprogram_npm, and nothing from outside the mini-program. */
export function phoneBoundary(root: string): Plugin {
  return {
    name: 'phone-boundary',
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, ({ path: name, resolveDir }) =>
        resolvePackage(root, name, resolveDir)
      )
      build.onResolve({ filter: /^\// }, ({ path: name, kind }) =>
        kind === 'entry-point' ? undefined : resolveFromRoot(root, name)
      )
      build.onLoad({ filter: /./ }, ({ path: file }) =>
        isInside(root, file) ? undefined : { errors: [{ text: outside(root, file) }] }
      )
    },
  }
}

function resolvePackage(root: string, name: string, from: string): OnResolveResult {
  for (let folder = from; isInside(root, folder); folder = path.dirname(folder)) {
    const base = path.join(folder, 'miniprogram_npm', name)
    const found = [`${base}.js`, path.join(base, 'index.js')].find((file) => existsSync(file))
    if (found !== undefined) return { path: found }
  }
  const text = `the package "${name}" is not in miniprogram_npm, where phones look for it`
  return { errors: [{ text }] }
}

/** A path that begins with a slash begins at the mini-program's root. */
function resolveFromRoot(root: string, name: string): OnResolveResult {
  const base = path.join(root, name)
  const candidates = [base, `${base}.js`, `${base}.ts`, path.join(base, 'index.js')]
  const found = candidates.find((file) => statSync(file, { throwIfNoEntry: false })?.isFile())
  return found === undefined ? { errors: [{ text: `${name} is not found` }] } : { path: found }
}

function isInside(root: string, file: string): boolean {
  const relative = path.relative(root, file)
  return !relative.startsWith('..') && !path.isAbsolute(relative)
}

function outside(root: string, file: string): string {
  const name = path.relative(root, file)
  return `${name} is outside the mini-program: phones do not have it (import its types only)`
}
