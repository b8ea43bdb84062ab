import { cpSync, statSync } from 'node:fs'
import path from 'node:path'

const ASSET = /\.(png|jpe?g|gif|svg|webp|mp3|aac|wav)$/

/** What stands in a project's folder and is no part of its mini-program. */
export const isForeign = (relative: string): boolean =>
  /(^|[/\\])(node_modules|\.[^./\\][^/\\]*)([/\\]|$)/.test(relative)

/** Copies the mini-program's media into OUT/mini-program. Returns a fingerprint of them. */
export function copyAssets(root: string, out: string): string {
  const state: string[] = []
  cpSync(root, path.join(out, 'mini-program'), {
    recursive: true,
    filter(file) {
      const facts = statSync(file)
      if (facts.isDirectory()) return !isForeign(path.relative(root, file))
      if (!ASSET.test(file)) return false
      state.push(`${file} ${facts.mtimeMs}`)
      return true
    },
  })
  return state.join('\n')
}
