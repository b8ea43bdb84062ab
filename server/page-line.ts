import type { Clock } from './clock'

/** Makes the pages of each person one after the other, each in a turn of its own: between them others are served. */
export class PageLine {
  private readonly last = new Map<string, Promise<void>>()

  constructor(private readonly clock: Pick<Clock, 'setImmediate'>) {}

  async run<T>(userId: string, make: () => Promise<T>): Promise<T> {
    const before = this.last.get(userId)
    const made = before ? before.then(this.nextTurn).then(make) : make()
    const ended = made.then(ignore, ignore)
    this.last.set(userId, ended)
    try {
      return await made
    } finally {
      if (this.last.get(userId) === ended) this.last.delete(userId)
    }
  }

  private readonly nextTurn = (): Promise<void> =>
    new Promise((resolve) => this.clock.setImmediate(resolve))
}

function ignore(): void {
  // Whoever asked hears of it.
}
