import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { differences } from './draws-alike.mjs'

const drawn = (...trees) =>
  trees.map((tree, index) => ({ path: 'a/b', name: `case ${index}`, tree }))

describe('two runtimes that draw', () => {
  it('agree if every case looks the same', () => {
    assert.deepEqual(differences(drawn('wx-view', ''), ['wx-view', '']), [])
  })

  it('differ at a case and at its first line that differs', () => {
    assert.deepEqual(differences(drawn('wx-view\n  a'), ['wx-view\n  b']), [
      'a/b, case 0:\n  line 2\n  exparser:    a\n  simulator:   b',
    ])
  })

  it('differ if one draws less', () => {
    assert.match(differences(drawn('wx-view'), ['wx-view\n  a'])[0], /exparser: {2}\(nothing\)/)
  })

  it('do not agree by drawing nothing', () => {
    assert.deepEqual(differences(drawn('', 'x: 1'), ['', 'x: 1']), [
      'neither runtime draws anything',
    ])
  })
})
