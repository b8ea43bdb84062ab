/** Something to run at a certain time. With `isCancelled` it stays in the queue but does not run. */
export interface Happening {
  at: number
  order: number
  run: () => void
  isCancelled: boolean
}

const isBefore = (a: Happening, b: Happening): boolean =>
  a.at < b.at || (a.at === b.at && a.order < b.order)

/** A binary heap: earliest first. Events with the same time keep the order in which they were added. */
export class EventQueue {
  private readonly heap: Happening[] = []
  private added = 0

  add(at: number, run: () => void): Happening {
    const happening = { at, order: this.added++, run, isCancelled: false }
    this.rise(happening)
    return happening
  }

  first(): Happening | undefined {
    return this.heap[0]
  }

  take(): Happening | undefined {
    const [first] = this.heap
    const last = this.heap.pop()
    if (last && last !== first) this.sink(last)
    return first
  }

  private rise(happening: Happening): void {
    let place = this.heap.length
    while (place > 0) {
      const parentPlace = (place - 1) >> 1
      const parent = this.heap[parentPlace]!
      if (!isBefore(happening, parent)) break
      this.heap[place] = parent
      place = parentPlace
    }
    this.heap[place] = happening
  }

  private sink(happening: Happening): void {
    let place = 0
    for (let child = this.earlierChild(place); child; child = this.earlierChild(place)) {
      const earlier = this.heap[child]!
      if (!isBefore(earlier, happening)) break
      this.heap[place] = earlier
      place = child
    }
    this.heap[place] = happening
  }

  /** 0 if there is no child. */
  private earlierChild(place: number): number {
    const left = 2 * place + 1
    if (left >= this.heap.length) return 0
    const right = left + 1
    const isRight = right < this.heap.length && isBefore(this.heap[right]!, this.heap[left]!)
    return isRight ? right : left
  }
}
