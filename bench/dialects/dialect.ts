import type { Person } from '../generator/person'

/** How the generator talks to one contender: encoding, signing in, entering a conversation. */
export interface Dialect {
  /** The path of its socket. */
  path: string
  request(id: number, url: string, data: unknown): string
  /** The messages and receipts in a frame, fully parsed. */
  answers(frame: string): Answer[]
  /** The ids alone, found without parsing the frame: the contender's time counts, not ours. */
  answeredIds(frame: Buffer): number[]
  /** What a person needs before the socket opens. */
  prepare(url: string, name: string): Promise<string>
  greet(person: Person, token: string): Promise<unknown>
  pair(one: Person, other: Person): Promise<string>
  group(people: readonly Person[]): Promise<string>
  /** Whether the sender also gets the message as a notice. */
  tellsSender: boolean
}

export interface Answer {
  id: number
  data: unknown
}
