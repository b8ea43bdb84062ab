import { cpSync, statSync } from 'node:fs'
import path from 'node:path'

const ASSET = /\.(png|jpe?g|gif|svg|webp|mp3|aac|wav)$/

/** Copies what the mini-program shows or plays into OUT/mini-program; answers what tells one state of it from another. */
export function copyAssets(root: string, out: string): string {
  const state: string[] = []
  cpSync(root, path.join(out, 'mini-program'), {
    recursive: true,
    filter(file) {
      const facts = statSync(file)
      if (facts.isDirectory()) return true
      if (!ASSET.test(file)) return false
      state.push(`${file} ${facts.mtimeMs}`)
      return true
    },
  })
  return state.join('\n')
}
