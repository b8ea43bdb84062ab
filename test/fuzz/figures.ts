import type { FuzzWorld } from './fuzz-world'

/** The cost of a run. */
export interface Figures {
  messages: number
  /** The number of sockets that all phones opened. */
  sockets: number
  /** The maximum number of SocketTasks of one phone at the same time. */
  mostSockets: number
  /** The time from the start of the calm until everything was known everywhere. */
  settledMs: number
}

/** The figures of a run. */
export function figuresOf({ phones, ledger, settledMs }: FuzzWorld): Figures {
  return {
    messages: ledger.sayings.length,
    sockets: phones.reduce((sum, { wire }) => sum + wire.linksOpened, 0),
    mostSockets: Math.max(...phones.map(({ taskCount }) => taskCount.most)),
    settledMs,
  }
}
