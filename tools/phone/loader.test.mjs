import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { resolve } from './loader.mjs'

const asks = (from, wanted, ...files) =>
  resolve(new Map(files.map((file) => [file, ''])), from, wanted)

describe('a require on the phone', () => {
  it('finds a file relative to the requiring one', () => {
    assert.equal(asks('pages/a.js', './b', 'pages/b.js', 'b.js'), 'pages/b.js')
    assert.equal(asks('pages/a.js', '../b.js', 'pages/b.js', 'b.js'), 'b.js')
  })

  it('finds a package in the nearest miniprogram_npm above', () => {
    const near = 'room/miniprogram_npm/dayjs/index.js'
    const far = 'miniprogram_npm/dayjs/index.js'

    assert.equal(asks('room/pages/a.js', 'dayjs', near, far), near)
    assert.equal(asks('pages/a.js', 'dayjs', near, far), far)
  })

  it('finds what the compiler adds at the root', () => {
    const helper = '@babel/runtime/helpers/typeof.js'

    assert.equal(asks('pages/a.js', '@babel/runtime/helpers/typeof', helper), helper)
  })

  it('names the requiring file if a module is not shipped', () => {
    assert.throws(() => asks('app.js', '../protocol/x'), {
      message: 'app.js requires ../protocol/x, which does not ship to the phone',
    })
  })
})
