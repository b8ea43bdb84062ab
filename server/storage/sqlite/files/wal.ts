import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs'
import type { LogEnd } from './log-end'
import { RunningSum } from './running-sum'

/** The content of a write-ahead log as SQLite would read it (https://sqlite.org/fileformat2.html#walformat). */
export interface LogFound extends LogEnd {
  /** Whether frames of the same log follow the first broken one. */
  goesOn: boolean
  /** Whether its first `frames` have that checksum. */
  reaches: (end: LogEnd) => boolean
  /** Whether its frames contain this text. Reads all of them. */
  holds: (text: string) => boolean
}

const HEADER_BYTES = 32
const FRAME_HEADER_BYTES = 24
const [SALTS_AT, SALTS_END] = [16, 24]
const MAGIC = 0x377f0682

/** Reads a database's log. Returns undefined if there is none, or nothing in it that SQLite would accept. */
export function readLog(database: string): LogFound | undefined {
  let descriptor
  try {
    descriptor = openSync(`${database}-wal`, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  try {
    return new LogReader(descriptor, `${database}-wal`).read()
  } finally {
    closeSync(descriptor)
  }
}

/** The salts in the header of an open log, whatever follows the header. */
export function saltsIn(descriptor: number): string {
  const header = Buffer.alloc(HEADER_BYTES)
  readSync(descriptor, header, 0, HEADER_BYTES, 0)
  return header.toString('hex', SALTS_AT, SALTS_END)
}

class LogReader {
  private readonly sum = new RunningSum()
  private frame = Buffer.alloc(0)
  private readonly size: number

  constructor(
    private readonly descriptor: number,
    private readonly path: string
  ) {
    this.size = fstatSync(descriptor).size
  }

  read(): LogFound | undefined {
    const header = Buffer.alloc(HEADER_BYTES)
    if (readSync(this.descriptor, header, 0, HEADER_BYTES, 0) < HEADER_BYTES) return undefined
    const magic = header.readUInt32BE(0)
    if ((magic & ~1) >>> 0 !== MAGIC) return undefined
    this.sum.isBigEndian = (magic & 1) === 1
    this.sum.add(header, 0, 24)
    if (!this.sum.isAt(header, 24)) return undefined
    this.frame = Buffer.alloc(FRAME_HEADER_BYTES + header.readUInt32BE(8))
    return this.frames(header.toString('hex', SALTS_AT, SALTS_END))
  }

  private frames(salts: string): LogFound {
    const sums: string[] = ['']
    while (this.load(sums.length - 1) && this.isNext(salts)) sums.push(this.sum.text)
    const frames = sums.length - 1
    return {
      salts,
      frames,
      sum: sums[frames] ?? '',
      goesOn: this.goesOn(salts, frames + 1),
      reaches: (end) => end.salts === salts && sums[end.frames] === end.sum,
      holds: (text) =>
        readFileSync(this.path)
          .subarray(0, HEADER_BYTES + frames * this.frame.length)
          .includes(text),
    }
  }

  private load(index: number): boolean {
    const { frame, descriptor } = this
    const at = HEADER_BYTES + index * frame.length
    return at + frame.length <= this.size && readSync(descriptor, frame, 0, frame.length, at) > 0
  }

  private isNext(salts: string): boolean {
    const { frame, sum } = this
    if (frame.toString('hex', 8, 16) !== salts || frame.readUInt32BE(0) === 0) return false
    sum.add(frame, 0, 8)
    sum.add(frame, FRAME_HEADER_BYTES, frame.length)
    return sum.isAt(frame, 16)
  }

  private goesOn(salts: string, from: number): boolean {
    const head = Buffer.alloc(FRAME_HEADER_BYTES)
    for (
      let at = HEADER_BYTES + from * this.frame.length;
      at < this.size;
      at += this.frame.length
    ) {
      readSync(this.descriptor, head, 0, head.length, at)
      if (head.toString('hex', 8, 16) === salts) return true
    }
    return false
  }
}
