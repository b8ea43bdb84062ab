import { checkLimits } from '../../server/machine-limits'

const MB = 1024 * 1024

describe('the limits of the system', () => {
  it('are fine if there are none, or if they are high', () => {
    expect(checkLimits({})).toEqual([])
    expect(
      checkLimits({ open_files: { soft: 1024 }, file_size_blocks: { soft: 'unlimited' } })
    ).toEqual([])
  })

  it('cause a warning if phones will reach them', () => {
    expect(checkLimits({ open_files: { soft: 128 } })).toEqual([
      'The limit on open files is 128, and each phone takes one: raise it (ulimit -n, or LimitNOFILE in systemd)',
    ])
    expect(checkLimits({ file_size_blocks: { soft: 64 * MB } })).toEqual([
      'The limit on the size of a file is 64 MB, and the database in DATA_DIR cannot grow beyond it: ' +
        'raise it (ulimit -f, or LimitFSIZE in systemd)',
    ])
  })

  it('are refused if the server itself needs more', () => {
    expect(() => checkLimits({ open_files: { soft: 127 } })).toThrow(
      'The limit on open files is 127'
    )
    expect(() => checkLimits({ file_size_blocks: { soft: 63 * MB } })).toThrow('is 63 MB')
  })
})
