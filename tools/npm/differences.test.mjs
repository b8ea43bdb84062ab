import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { differences } from './differences.mjs'

const files = (record) => new Map(Object.entries(record))

describe('the committed packages', () => {
  it('are accepted if they equal the built ones', () => {
    assert.deepEqual(differences(files({ a: '1' }), files({ a: '1' })), [])
  })

  it('are reported file by file if they differ', () => {
    const found = differences(files({ a: '1', b: '1' }), files({ b: '2', c: '1' }))

    assert.deepEqual(found, [
      'a is missing',
      'b differs from the package',
      'c belongs to no package',
    ])
  })
})
