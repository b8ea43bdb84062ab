import { make } from '../runtime/screen/element'
import type { PhoneGiven, PhoneHandle, PhoneIframe, PhoneWindow } from './phone-window'

/** Some browsers do not report a failed load. After this time it is checked. */
const LOADED_BY_MS = 5_000

/** The iframe of one phone. Its files may fail to load while the server is down. */
export class PhoneFrame {
  readonly element: PhoneIframe
  private url = ''
  private openedAt = 0
  private isLoaded = false

  constructor(
    given: PhoneGiven,
    private readonly changed: () => void
  ) {
    this.element = make('iframe') as PhoneIframe
    this.element.given = given
    this.element.addEventListener('load', () => this.loaded())
  }

  /** The phone's window, once its mini-program runs. */
  get phone(): PhoneHandle | undefined {
    // After a failed load, the window shows the browser's error page, and reading anything in it throws.
    if (this.element.contentDocument === null) return undefined
    const inside: PhoneWindow | null = this.element.contentWindow
    return inside?.phone
  }

  /** Whether some of its files did not load. */
  get isLost(): boolean {
    return this.isLoaded && this.phone === undefined
  }

  open(url: string): void {
    this.url = url
    this.isLoaded = false
    this.openedAt = performance.now()
    this.element.src = url
    this.changed()
  }

  /** The server answers again: reloads what did not load. */
  reopenIfLost(): void {
    if (this.phone !== undefined) return
    if (this.isLoaded || performance.now() - this.openedAt > LOADED_BY_MS) this.open(this.url)
  }

  private loaded(): void {
    this.isLoaded = true
    this.phone?.watch(this.changed)
    this.changed()
  }
}
