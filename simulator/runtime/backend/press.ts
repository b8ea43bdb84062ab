/** The position of a finger in an event. */
export interface Point extends Place {
  identifier: number
}

type Place = Record<'pageX' | 'pageY' | 'clientX' | 'clientY', number>

const LONG_PRESS_MS = 350
const TAP_DISTANCE = 10

/** One finger from touch to lift. It is a tap unless the finger moved, or a handler received the long press. */
export class Press {
  point: Point
  private readonly from: Point
  private hasMoved = false
  private wasTaken = false
  private readonly timer: ReturnType<typeof setTimeout>

  constructor(
    readonly target: EventTarget | null,
    start: { id: number; at: Place },
    onLongPress: () => boolean
  ) {
    this.from = this.point = pointOf(start.id, start.at)
    this.timer = setTimeout(() => {
      this.wasTaken = onLongPress()
    }, LONG_PRESS_MS)
  }

  moveTo(at: Place): void {
    this.point = pointOf(this.from.identifier, at)
    const dx = Math.abs(this.point.clientX - this.from.clientX)
    const dy = Math.abs(this.point.clientY - this.from.clientY)
    if (dx <= TAP_DISTANCE && dy <= TAP_DISTANCE) return
    this.hasMoved = true
    this.abandon()
  }

  isTap(): boolean {
    return !this.hasMoved && !this.wasTaken
  }

  /** Cancels the long press. */
  abandon(): void {
    clearTimeout(this.timer)
  }
}

function pointOf(identifier: number, { pageX, pageY, clientX, clientY }: Place): Point {
  return { identifier, pageX, pageY, clientX, clientY }
}
