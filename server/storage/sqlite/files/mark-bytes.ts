import { crc32 } from 'node:zlib'
import { hex, MARK_BYTES, TITLE, type Mark, type MarkSelf } from './mark'

const SUM_AT = TITLE.length + 1
const BODY_AT = SUM_AT + 9
/** The widths of the fields that change with each commit. They are overwritten in place. */
const WIDTHS = { frames: 10, sum: 16, change: 16, writtenAt: 16 }

type Constant = Pick<Mark, 'generation' | 'next' | 'file' | 'header'> & {
  salts: string
  inode: string
}

/** The bytes of a mark, always the same number. The next mark reuses the same buffer. */
export class MarkBytes {
  readonly bytes = Buffer.alloc(MARK_BYTES)
  private body = this.bytes
  private constant: Constant | undefined
  private at = { frames: 0, sum: 0, change: 0, writtenAt: 0 }

  set({ generation, next, file, header, log, change }: Mark, { inode, writtenAt }: MarkSelf): void {
    const constant = { generation, next, file, header, salts: log.salts, inode }
    if (!isSame(constant, this.constant)) this.lay(constant)
    const { bytes, at } = this
    this.put('frames', log.frames)
    bytes.write(log.sum.padEnd(WIDTHS.sum), at.sum, 'latin1')
    this.put('change', change)
    this.put('writtenAt', Math.round(writtenAt))
    bytes.write(hex(crc32(this.body)), SUM_AT, 'latin1')
  }

  /** Writes a whole number, padded with spaces on the left. */
  private put(name: keyof typeof WIDTHS, value: number): void {
    const { bytes } = this
    const start = this.at[name]
    let at = start + WIDTHS[name]
    let rest = value
    do {
      at--
      bytes[at] = ZERO + (rest % 10)
      rest = Math.floor(rest / 10)
    } while (rest > 0)
    bytes.fill(SPACE, start, at)
  }

  private lay(constant: Constant): void {
    const { generation, next, file, header, salts, inode } = constant
    const gap = (name: keyof typeof WIDTHS): string => ' '.repeat(WIDTHS[name])
    const parts = [
      `${TITLE} 00000000\n`,
      JSON.stringify({ generation, next, file, header, inode }).slice(0, -1),
      `,"log":{"salts":${JSON.stringify(salts)},"frames":`,
      `${gap('frames')},"sum":"`,
      `${gap('sum')}"},"change":`,
      `${gap('change')},"writtenAt":`,
      `${gap('writtenAt')}}`,
    ]
    const ends = parts.map((_, index) => parts.slice(0, index + 1).join('').length)
    const [, , frames = 0, sum = 0, change = 0, writtenAt = 0, end = 0] = ends
    if (end >= MARK_BYTES) throw new Error('a mark has outgrown its sector')
    this.bytes.write(`${parts.join('').padEnd(MARK_BYTES - 1)}\n`, 'latin1')
    this.bytes[end] = NEW_LINE
    this.at = { frames, sum, change, writtenAt }
    this.body = this.bytes.subarray(BODY_AT, end)
    this.constant = constant
  }
}

const NEW_LINE = 10
const ZERO = 48
const SPACE = 32

/** Does not compare what each commit changes. A file that was inspected again is another object. */
function isSame(one: Constant, other: Constant | undefined): boolean {
  return (
    one.salts === other?.salts &&
    one.file === other.file &&
    one.next === other.next &&
    one.generation === other.generation &&
    one.header === other.header &&
    one.inode === other.inode
  )
}
