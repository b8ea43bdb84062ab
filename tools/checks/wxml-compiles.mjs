import path from 'node:path'
import { createRequire } from 'node:module'

const PREFIX = /^编译 \.wxml 文件错误：/

/** WeChat's template compiler, which is stricter about expressions and tags, accepts every WXML. */
export const wxmlCompiles = {
  promise: 'WeChat’s template compiler accepts every WXML',
  async problems({ root }) {
    const { wxmlToJs } = createRequire(import.meta.url)('miniprogram-compiler')
    try {
      wxmlToJs(path.join(root, 'miniprogram'))
      return []
    } catch (error) {
      return [error.message.replace(PREFIX, '').trim()]
    }
  },
}
