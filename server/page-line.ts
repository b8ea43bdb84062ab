import { nextTurn, type Clock } from './clock'

/**
 * Makes each person's pages one after the other, each in its own turn of the event loop, so that other requests are
 * served between them.
 */
export class PageLine {
  private readonly last = new Map<string, Promise<void>>()

  constructor(private readonly clock: Pick<Clock, 'setImmediate'>) {}

  async run<T>(userId: string, make: () => Promise<T>): Promise<T> {
    const before = this.last.get(userId)
    const made = before ? before.then(() => nextTurn(this.clock)).then(make) : make()
    const ended = made.then(ignore, ignore)
    this.last.set(userId, ended)
    try {
      return await made
    } finally {
      if (this.last.get(userId) === ended) this.last.delete(userId)
    }
  }
}

function ignore(): void {
  // The caller handles the error.
}
