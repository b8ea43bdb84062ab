import type { FuzzWorld } from './fuzz-world'

/** What a run cost. */
export interface Figures {
  messages: number
  /** Sockets that all phones opened together. */
  sockets: number
  /** The most SocketTasks that one phone held at a time. */
  mostSockets: number
  /** From the beginning of the calm until all was known everywhere. */
  settledMs: number
}

/** Adds up a run. */
export function figuresOf({ phones, ledger, settledMs }: FuzzWorld): Figures {
  return {
    messages: ledger.sayings.length,
    sockets: phones.reduce((sum, { wire }) => sum + wire.linksOpened, 0),
    mostSockets: Math.max(...phones.map(({ taskCount }) => taskCount.most)),
    settledMs,
  }
}
