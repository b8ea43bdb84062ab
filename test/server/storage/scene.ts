import type { Entry } from '../../../protocol/entry'
import type { Storage } from '../../../server/storage/storage'

/** Noon of some day. Tests give times relative to it. */
export const NOON = 1_700_000_000_000

/** Short words for people's actions, so that tests read like stories. */
export class Scene {
  private mids = 0
  private readonly ids = new Map<string, string>()

  constructor(readonly storage: Storage) {}

  /** Creates the person when first mentioned. */
  async person(name: string): Promise<string> {
    const known = this.ids.get(name)
    if (known) return known
    const { user } = await this.storage.ensureUser({ identity: `demo:${name}`, name, avatar: '' })
    this.ids.set(name, user.id)
    return user.id
  }

  async direct(name: string, other: string): Promise<string> {
    return this.storage.openDirect(await this.person(name), await this.person(other))
  }

  /** A group of these people. The first one owns it. */
  async group(title: string, owner: string, ...others: string[]): Promise<string> {
    const founder = await this.person(owner)
    const cid = await this.storage.createGroup({ title, avatar: '', owner: founder, at: NOON })
    for (const name of others) await this.storage.join(cid, await this.person(name), NOON)
    return cid
  }

  async says(name: string, cid: string, said: string | { text: string; mid: string }) {
    const { text, mid } = typeof said === 'string' ? { text: said, mid: this.newMid() } : said
    const from = await this.person(name)
    return this.storage.append({ cid, from, mid, at: NOON, type: 'text', body: { text } })
  }

  async recalls(name: string, cid: string, what: number | { seq: number; mid: string }) {
    const { seq, mid } = typeof what === 'number' ? { seq: what, mid: this.newMid() } : what
    const from = await this.person(name)
    const draft = { cid, from, mid, at: NOON, type: 'recall', body: { seq } } as const
    return (await this.storage.append(draft)).entry
  }

  async reads(name: string, cid: string, seq: number) {
    return this.storage.markRead({ cid, userId: await this.person(name), seq })
  }

  /** The conversation as that person sees it. */
  async row(name: string, cid: string) {
    return this.storage.conversation(cid, await this.person(name))
  }

  async changes(name: string, since?: string, limit = 200) {
    return this.storage.changes(await this.person(name), since, limit)
  }

  /** The whole log. */
  async log(cid: string): Promise<Entry[]> {
    return this.storage.history({ cid, first: 1, last: 1_000_000, after: 0, limit: 1_000_000 })
  }

  newMid(): string {
    this.mids++
    return `mid-${String(this.mids).padStart(20, '0')}`
  }
}

/** The texts of the messages, in the order of the log. */
export function texts(entries: readonly Entry[]): string[] {
  return entries.map((entry) => (entry.type === 'text' ? entry.body.text : entry.type))
}
