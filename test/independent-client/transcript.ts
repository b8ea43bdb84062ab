import type { Client } from './client'
import type { Entry } from './words'

/** One conversation, merged as [CLI1], [LOG6] and [LOG9] require, whatever arrives in whatever order. */
export class Transcript {
  private readonly entries: Entry[] = []

  constructor(
    private readonly client: Client,
    private readonly cid: string
  ) {}

  get known(): number {
    return this.entries.at(-1)?.seq ?? 0
  }

  get lines(): string[] {
    return this.entries.map(lineOf)
  }

  /** Adds an entry, after everything that was missed before it. */
  async take(entry: Entry): Promise<void> {
    while (entry.seq > this.known + 1) await this.fetchBefore(entry.seq)
    if (entry.seq <= this.known) this.overwrite(entry)
    else this.append(entry)
  }

  private async fetchBefore(before: number): Promise<void> {
    const { cid, known: after } = this
    const { entries } = await this.client.ask('/history', { cid, after, before })
    for (const entry of entries) this.append(entry)
  }

  private append(entry: Entry): void {
    this.entries.push(entry)
    if (entry.type === 'recall') this.erase(entry.body.seq)
  }

  private overwrite(entry: Entry): void {
    if (entry.type === 'recalled') this.erase(entry.seq)
  }

  private erase(seq: number | undefined): void {
    const erased = this.entries.find((entry) => entry.seq === seq)
    if (erased) Object.assign(erased, { type: 'recalled', body: {} })
  }
}

function lineOf({ type, body }: Entry): string {
  if (type === 'text') return body.text ?? ''
  return type === 'recall' || type === 'recalled' || type === 'notice' ? `(${type})` : '(unknown)'
}
