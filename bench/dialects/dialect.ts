import type { Person } from '../generator/person'

/** How the generator speaks to one contender: encoding, and how people come and meet. */
export interface Dialect {
  /** Where its socket is, below the contender's address. */
  path: string
  request(id: number, url: string, data: unknown): string
  /** What a frame answers, with all that it says. */
  answers(frame: string): Answer[]
  /** The ids alone, found without reading the frame: what counts is the contender's time, not ours. */
  answeredIds(frame: Buffer): number[]
  /** What a person has to bring along before the socket opens. */
  prepare(url: string, name: string): Promise<string>
  greet(person: Person, token: string): Promise<unknown>
  pair(one: Person, other: Person): Promise<string>
  group(people: readonly Person[]): Promise<string>
  /** Whether the sender is told of the message like everybody else. */
  tellsSender: boolean
}

export interface Answer {
  id: number
  data: unknown
}
