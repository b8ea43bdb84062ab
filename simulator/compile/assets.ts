import { cpSync, statSync } from 'node:fs'
import path from 'node:path'

const ASSET = /\.(png|jpe?g|gif|svg|webp|mp3|aac|wav)$/

/** Copies what the mini-program shows or plays into OUT/mini-program, at the same paths. */
export function copyAssets(root: string, out: string): void {
  cpSync(root, path.join(out, 'mini-program'), {
    recursive: true,
    filter: (file) => statSync(file).isDirectory() || ASSET.test(file),
  })
}
