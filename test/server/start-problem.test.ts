import { InUse } from '../../server/storage/sqlite/lock'
import { problemOf } from '../../server/start-problem'

describe('why the server cannot start', () => {
  it.each([
    ['EADDRINUSE', /^PORT 80 is taken by another process/],
    ['EACCES', /^PORT 80 is not allowed for this user/],
    ['EADDRNOTAVAIL', /^HOST must be an address of this machine, but 8\.8\.8\.8 is not one/],
    ['EINVAL', /^HOST 8\.8\.8\.8 cannot be used \(EINVAL\)/],
  ])('is one sentence for %s', (code, sentence) => {
    const about = { code, syscall: 'listen', port: 80, address: '8.8.8.8' }
    const error = Object.assign(new Error(`listen ${code}`), about)

    expect(problemOf(error)).toMatch(sentence)
  })

  it('is one sentence for a database that cannot be opened', () => {
    const error = Object.assign(new Error('unable to open database file'), { errcode: 14 })

    expect(problemOf(error)).toBe(
      'The database in DATA_DIR cannot be opened: unable to open database file.'
    )
  })

  it('is one sentence for a folder that cannot be created', () => {
    const message = 'ENOTDIR: not a directory, mkdir'
    const error = Object.assign(new Error(message), { code: 'ENOTDIR', path: '/dev/null/data' })

    expect(problemOf(error)).toMatch(/^DATA_DIR must be a writable folder, but is not: ENOTDIR/)
  })

  it('is the message of an expected error, and the stack of an unexpected one', () => {
    expect(problemOf(new Error('The database is in use.'))).toBe('The database is in use.')
    expect(problemOf(new InUse('huiyin.db is in use.'))).toBe('huiyin.db is in use.')
    expect(problemOf(new TypeError('oops'))).toMatch(/TypeError: oops\n +at /)
    expect(problemOf('thrown text')).toBe('thrown text')
  })
})
