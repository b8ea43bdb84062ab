import type { FailureCode } from '../../protocol/failures'
import type { ServerFrame } from '../../protocol/frames'
import { Batch } from '../../server/gateway/batch'
import { pieceOf } from '../../server/wire/piece'
import type { Direction, VirtualLink } from '../world/link'
import type { Person } from '../world/person'

/** One frame between a phone and its server. */
export interface Passage {
  direction: Direction
  text: string
  link: VirtualLink
}

/** Returns true if the frame may pass. */
type Rule = (passage: Passage) => boolean

/** Held frames. `release` lets them continue, in order or in the order that `arrange` returns. */
export interface Held {
  readonly count: number
  release(arrange?: (frames: Passage[]) => Passage[]): void
}

/** A receipt: the server's answer to a sent message. */
export const RECEIPT = /^\{"re":\d+,"data":\{"cid"/
/** A message notice from the server. */
export const PUSH = /^\{"url":"\/message"/
/** The server's answer to a sync. */
export const ROWS = /^\{"re":\d+,"data":\{"conversations"/
/** A page of a log. */
export const PAGE = /^\{"re":\d+,"data":\{"entries"/

/** Everything that one person's phone sends and receives, frame by frame. Tests can interfere with each frame. */
export class Traffic {
  private readonly passed: Passage[] = []
  private readonly rules = new Set<Rule>()

  constructor(person: Person) {
    person.wire.toll = (direction, text, link) => this.meet({ direction, text, link })
  }

  /** The matching frames in this direction. */
  of(direction: Direction, looks: RegExp): string[] {
    const such = this.passed.filter((passage) => isSuch(passage, direction, looks))
    return such.map(({ text }) => text)
  }

  /** The link of the newest frame. */
  get link(): VirtualLink {
    return this.passed[this.passed.length - 1]!.link
  }

  /** Drops such frames while the link stays open. Returns a function that ends this. */
  drop(direction: Direction, looks: RegExp): () => void {
    const rule: Rule = (passage) => !isSuch(passage, direction, looks)
    this.rules.add(rule)
    return () => void this.rules.delete(rule)
  }

  hold(direction: Direction, looks: RegExp): Held {
    const frames: Passage[] = []
    const rule: Rule = (passage) => !isSuch(passage, direction, looks) || frames.push(passage) === 0
    this.rules.add(rule)
    return {
      get count() {
        return frames.length
      },
      release: (arrange = (all) => all) => {
        this.rules.delete(rule)
        arrange(frames).forEach(carryOn)
      },
    }
  }

  /** Delivers every such frame twice. */
  double(direction: Direction, looks: RegExp): void {
    let isCopy = false
    this.rules.add((passage) => {
      if (isCopy || !isSuch(passage, direction, looks)) return true
      isCopy = true
      carryOn(passage)
      isCopy = false
      return true
    })
  }

  /** Breaks the link at the next such frame, or at the next few. Returns a function that ends this. */
  breakAt(direction: Direction, looks: RegExp, times = 1): () => void {
    let left = times
    this.rules.add((passage) => {
      if (left === 0 || !isSuch(passage, direction, looks)) return true
      left--
      passage.link.breakDown()
      return false
    })
    return () => void (left = 0)
  }

  /** Drops the next such request, and answers it with this failure as if the server had. */
  refuse(looks: RegExp, code: FailureCode, times = 1): void {
    let left = times
    this.rules.add((passage) => {
      if (left === 0 || !isSuch(passage, 'up', looks)) return true
      left--
      const { id } = JSON.parse(passage.text) as { id: number }
      say(passage.link, { re: id, error: { code, message: code } })
      return false
    })
  }

  /** Handles a batch frame by frame, so that each frame can be treated separately. */
  private meet(passage: Passage): boolean {
    if (passage.text.startsWith('[')) {
      const frames = JSON.parse(passage.text) as ServerFrame[]
      for (const frame of frames) say(passage.link, frame)
      return false
    }
    const mayPass = [...this.rules].every((rule) => rule(passage))
    if (mayPass) this.passed.push(passage)
    return mayPass
  }
}

/** Sends a frame to the phone at the other end of the link. */
export function say(link: VirtualLink, frame: ServerFrame): void {
  link.socket.send(new Batch().plus(pieceOf(frame)))
}

function carryOn({ direction, text, link }: Passage): void {
  if (direction === 'up') link.link.send(text)
  else say(link, JSON.parse(text) as ServerFrame)
}

const isSuch = (passage: Passage, direction: Direction, looks: RegExp): boolean =>
  passage.direction === direction && looks.test(passage.text)
