import { nextStep, type Clock } from './clock'

/**
 * Makes each person's pages one after the other, so that a person who asks for many gets no more of the event loop
 * than one who asks for a single page.
 */
export class PageLine {
  private readonly last = new Map<string, Promise<void>>()

  constructor(private readonly clock: Pick<Clock, 'setImmediate'>) {}

  async run<T>(userId: string, make: () => Promise<T>): Promise<T> {
    const before = this.last.get(userId)
    const made = (before ?? Promise.resolve()).then(() => nextStep(this.clock)).then(make)
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
