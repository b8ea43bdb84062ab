import type { Account } from '../../services/keeping/account'
import { isRecord } from '../../services/keeping/checks'
import { Signal } from '../../services/signal'
import type { Conversations } from '../../services/conversations/conversations'

/** The number of avatar colours in the theme. */
const COLOURS = 10
/** How many people keep their colours over a restart. The newest ones are stored. */
const KEPT = 1_000

/** Assigns each person a permanent colour. People who appear side by side get different ones. */
export class AvatarColours {
  /** Emits when somebody got a colour. */
  readonly changed = new Signal()
  private byId = new Map<string, number>()

  constructor(
    private readonly account: Account,
    private readonly conversations: Conversations
  ) {
    account.changed.on(() => this.begin())
    conversations.changed.on((cids) => {
      if (cids.some((cid) => this.hasNews(cid))) this.meet()
    })
  }

  of(id: string): number {
    return this.byId.get(id) ?? usualOf(id)
  }

  private begin(): void {
    const kept = this.shelf.get('colours', isRecord) ?? {}
    const isColour = (colour: unknown): colour is number =>
      typeof colour === 'number' && colour in Array(COLOURS).fill(0)
    const colours = Object.entries(kept).flatMap(([id, colour]): [string, number][] =>
      isColour(colour) ? [[id, colour]] : []
    )
    this.byId = new Map(colours)
    this.meet()
  }

  /** Assigns colours to people who appear together: in a group, or in the list of direct conversations. */
  private meet(): void {
    const before = this.byId.size
    const { all } = this.conversations
    const direct = all.filter(({ kind }) => kind === 'direct').flatMap(idsOf)
    for (const row of all) if (row.kind !== 'direct') this.tellApart(idsOf(row))
    this.tellApart(direct)
    if (this.byId.size === before) return
    this.keep()
    this.changed.emit()
  }

  private hasNews(cid: string): boolean {
    const row = this.conversations.get(cid)
    return row !== undefined && idsOf(row).some((id) => !this.byId.has(id))
  }

  private tellApart(ids: readonly string[]): void {
    const together = new Set(ids)
    const uses = Array<number>(COLOURS).fill(0)
    const use = (colour: number) => (uses[colour] = (uses[colour] ?? 0) + 1)
    for (const id of together) if (this.byId.has(id)) use(this.of(id))
    for (const id of together) {
      if (this.byId.has(id)) continue
      const colour = leastUsed(uses, usualOf(id))
      this.byId.set(id, colour)
      use(colour)
    }
  }

  private keep(): void {
    this.shelf.set('colours', Object.fromEntries([...this.byId].slice(-KEPT)))
  }

  private get shelf() {
    return this.account.shelf('people')
  }
}

function idsOf({ people }: { people: readonly { id: string }[] }): string[] {
  return people.map(({ id }) => id)
}

/** The default colour of a person. */
function usualOf(id: string): number {
  let hash = 0
  for (let at = 0; at < id.length; at++) hash = (hash * 31 + id.charCodeAt(at)) % 65_536
  return hash % COLOURS
}

/** The least used colour. Of several, the first one after the default. */
function leastUsed(uses: readonly number[], usual: number): number {
  const least = Math.min(...uses)
  const turned = [...uses.slice(usual), ...uses.slice(0, usual)]
  return (usual + turned.indexOf(least)) % uses.length
}
