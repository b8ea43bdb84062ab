import { Press, type Point } from './press'

/** A gesture with a finger or the mouse, in WeChat's terms. */
export interface Gesture {
  type: string
  target: EventTarget | null
  points: readonly Point[]
  changed: readonly Point[]
  original: Event
}

export type GestureListener = (gesture: Gesture) => Outcome

/** Whether a handler ran, and whether it prevented the browser's default action. */
export interface Outcome {
  isHandled: boolean
  isPrevented: boolean
}

const MOUSE = 0

/** Converts touches, or the mouse if there is no touch, to touchstart … tap, longpress. */
export class Gestures {
  private readonly presses = new Map<number, Press>()
  private hasTouch = false
  private readonly listening = new AbortController()

  constructor(
    private readonly surface: HTMLElement,
    private readonly listener: GestureListener
  ) {
    this.listenToTouches()
    this.listenToMouse()
  }

  close(): void {
    this.listening.abort()
    for (const press of this.presses.values()) press.abandon()
  }

  private listenToTouches(): void {
    const on = (type: string, run: (event: TouchEvent, touch: Touch) => void) =>
      this.listen(type, (event) => {
        this.hasTouch = true
        for (const touch of (event as TouchEvent).changedTouches) run(event as TouchEvent, touch)
      })
    on('touchstart', (event, touch) => this.start(event, touch.identifier, touch))
    on('touchmove', (event, touch) => this.move(event, touch.identifier, touch))
    on('touchend', (event, touch) => this.end(event, touch.identifier, touch))
    on('touchcancel', (event, touch) => this.cancel(event, touch.identifier))
  }

  private listenToMouse(): void {
    const on = (type: string, run: (event: MouseEvent) => void) =>
      this.listen(type, (event) => {
        if (!this.hasTouch) run(event as MouseEvent)
      })
    on('mousedown', (event) => event.button === 0 && this.start(event, MOUSE, event))
    on('mousemove', (event) => this.move(event, MOUSE, event))
    on('mouseup', (event) => this.end(event, MOUSE, event))
    on('mouseleave', (event) => this.cancel(event, MOUSE))
  }

  private listen(type: string, run: (event: Event) => void): void {
    const { signal } = this.listening
    this.surface.addEventListener(type, run, { capture: true, passive: false, signal })
  }

  private start(event: Event, id: number, at: MouseEvent | Touch): void {
    const press: Press = new Press(event.target, { id, at }, () =>
      this.tell('longpress', press, event)
    )
    this.presses.set(id, press)
    this.tell('touchstart', press, event)
  }

  private move(event: Event, id: number, at: MouseEvent | Touch): void {
    const press = this.presses.get(id)
    if (press === undefined) return
    press.moveTo(at)
    this.tell('touchmove', press, event)
  }

  private end(event: Event, id: number, at: MouseEvent | Touch): void {
    const press = this.presses.get(id)
    if (press === undefined) return
    press.moveTo(at)
    this.presses.delete(id)
    this.tell('touchend', press, event)
    if (press.isTap()) this.tell('tap', press, event)
    press.abandon()
  }

  private cancel(event: Event, id: number): void {
    const press = this.presses.get(id)
    if (press === undefined) return
    this.presses.delete(id)
    press.abandon()
    this.tell('touchcancel', press, event)
  }

  private tell(type: string, press: Press, original: Event): boolean {
    const points = [...this.presses.values()].map(({ point }) => point)
    const { target, point } = press
    const outcome = this.listener({ type, target, points, changed: [point], original })
    if (type === 'touchmove' && outcome.isPrevented && original.cancelable)
      original.preventDefault()
    return outcome.isHandled
  }
}
