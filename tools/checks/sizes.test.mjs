import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sizes } from './sizes.mjs'

describe('the sizes', () => {
  it('add up by top folder, the largest first', () => {
    const files = [
      { file: 'app.js', bytes: 1 },
      { file: 'pages/chat/chat.js', bytes: 20 },
      { file: 'pages/me/me.js', bytes: 30 },
    ]

    assert.deepEqual(sizes(files, {}), {
      main: 51,
      parts: [
        ['pages/', 50],
        ['files at the root', 1],
      ],
    })
  })

  it('exclude subpackages from the main package', () => {
    const files = [
      { file: 'room/room.js', bytes: 5 },
      { file: 'roommate.js', bytes: 7 },
    ]

    assert.equal(sizes(files, { subPackages: [{ root: 'room' }] }).main, 7)
    assert.equal(sizes(files, { subpackages: [{ root: '/room/' }] }).main, 7)
  })
})
