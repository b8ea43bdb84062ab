type Listener = (...input: unknown[]) => void

/** One end of the line between a page and the page that it opened. */
export class EventChannel {
  private readonly listeners = new Map<string, { run: Listener; isOnce: boolean }[]>()
  private other: EventChannel | undefined

  constructor(private readonly failed: (error: unknown) => void) {}

  /** Both ends: what one emits, the other hears. `events` are listeners of the opener. */
  static pair(
    failed: (error: unknown) => void,
    events: Record<string, Listener> = {}
  ): { opener: EventChannel; opened: EventChannel } {
    const [opener, opened] = [new EventChannel(failed), new EventChannel(failed)]
    opener.other = opened
    opened.other = opener
    for (const [name, run] of Object.entries(events)) opener.on(name, run)
    return { opener, opened }
  }

  on(name: string, run: Listener): void {
    this.add(name, run, false)
  }

  once(name: string, run: Listener): void {
    this.add(name, run, true)
  }

  /** Without a listener, all of the name go. */
  off(name: string, run?: Listener): void {
    const left = this.listeners.get(name)?.filter((one) => run !== undefined && one.run !== run)
    this.listeners.set(name, left ?? [])
  }

  emit(name: string, ...input: unknown[]): void {
    this.other?.hear(name, input)
  }

  private add(name: string, run: Listener, isOnce: boolean): void {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), { run, isOnce }])
  }

  private hear(name: string, input: unknown[]): void {
    const all = this.listeners.get(name) ?? []
    this.listeners.set(
      name,
      all.filter(({ isOnce }) => !isOnce)
    )
    for (const { run } of all) {
      try {
        run(...input)
      } catch (error) {
        this.failed(error)
      }
    }
  }
}
