import { problemOf } from '../../server/start-problem'

describe('why the server cannot start', () => {
  it.each([
    ['EADDRINUSE', /^PORT 80 is taken by another process/],
    ['EACCES', /^PORT 80 is not for this user/],
    ['EADDRNOTAVAIL', /^HOST must be an address of this machine/],
  ])('is one sentence for %s', (code, sentence) => {
    const error = Object.assign(new Error(`listen ${code}`), { code, port: 80 })

    expect(problemOf(error)).toMatch(sentence)
  })

  it('is one sentence for a folder that cannot be made', () => {
    const message = 'ENOTDIR: not a directory, mkdir'
    const error = Object.assign(new Error(message), { code: 'ENOTDIR', path: '/dev/null/data' })

    expect(problemOf(error)).toMatch(/^DATA_DIR must be a folder to write in, and is not: ENOTDIR/)
  })

  it('is what was said where somebody said it, and the stack where it is a bug', () => {
    expect(problemOf(new Error('The database is in use.'))).toBe('The database is in use.')
    expect(problemOf(new TypeError('oops'))).toMatch(/TypeError: oops\n +at /)
    expect(problemOf('thrown text')).toBe('thrown text')
  })
})
