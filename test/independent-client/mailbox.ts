import { Failure, type Notices } from './words'

interface Letter {
  url: string
  data: unknown
}

interface Reader {
  wants: (letter: Letter) => boolean
  read: (letter: Letter) => void
  giveUp: (reason: Failure) => void
}

/** Keeps every notice until somebody asks for it. */
export class Mailbox {
  private letters: Letter[] = []
  private readers: Reader[] = []
  private isShut = false

  /** The first notice with that url that passes `isIt`, received or still to come. Each is returned once. */
  async next<Url extends keyof Notices>(
    url: Url,
    isIt: (data: Notices[Url]) => boolean = () => true
  ): Promise<Notices[Url]> {
    const wants = (letter: Letter) => letter.url === url && isIt(letter.data as Notices[Url])
    const letter = this.letters.find(wants) ?? (await this.waitFor(wants))
    this.letters = this.letters.filter((other) => other !== letter)
    return letter.data as Notices[Url]
  }

  /** All notices with that url that nobody has asked for yet. */
  unread<Url extends keyof Notices>(url: Url): Notices[Url][] {
    return this.letters.filter((it) => it.url === url).map(({ data }) => data as Notices[Url])
  }

  put(letter: Letter): void {
    this.letters.push(letter)
    const reader = this.readers.find(({ wants }) => wants(letter))
    this.readers = this.readers.filter((other) => other !== reader)
    reader?.read(letter)
  }

  /** No more notices will come. */
  shut(): void {
    this.isShut = true
    for (const { giveUp } of this.readers.splice(0)) giveUp(new Failure('offline'))
  }

  private waitFor(wants: Reader['wants']): Promise<Letter> {
    if (this.isShut) return Promise.reject(new Failure('offline'))
    return new Promise((read, giveUp) => this.readers.push({ wants, read, giveUp }))
  }
}
