import type { Announcement } from './announcement'
import type { Bus } from './bus'

type Listener = (announcements: readonly Announcement[]) => void

/** The bus of a single-process server. */
export function openLocalBus(): Bus {
  const listeners: Listener[] = []
  return {
    publish: (announcements) => listeners.forEach((listener) => listener(announcements)),
    subscribe: (listener) => void listeners.push(listener),
  }
}
