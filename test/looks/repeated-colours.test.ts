import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { colouredFiles } from '../../scripts/colours.mjs'

const ROOT = join(__dirname, '../..')
const bytesOf = (file: string) => readFileSync(join(ROOT, file))

/** The pixels of a PNG with one chunk of data: versions of zlib pack them differently. */
function pixelsOf(png: Buffer): string {
  const at = png.indexOf('IDAT')
  return inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4))).toString('hex')
}

const contents = colouredFiles((file) => bytesOf(file).toString())

describe('colours outside of app.wxss', () => {
  it.each(Object.entries(contents))(
    'in %s are those that npm run colours writes',
    (file, wanted) => {
      const found = bytesOf(file)

      if (typeof wanted === 'string') expect(found.toString()).toBe(wanted)
      else expect(pixelsOf(found)).toBe(pixelsOf(wanted))
    }
  )

  it('change with it', () => {
    const changed = colouredFiles((file) =>
      bytesOf(file).toString().replaceAll('#5c6563', '#123456')
    )
    const differing = Object.keys(changed).filter(
      (file) => String(changed[file]) !== String(contents[file])
    )

    expect(differing).toEqual([
      'simulator/web/index.css',
      'miniprogram/images/message.png',
      'miniprogram/images/me.png',
      'miniprogram/theme.json',
    ])
  })
})
