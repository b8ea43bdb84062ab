/** A message in the form that all contenders accept. */
export interface Asked {
  cid: string
  mid: string
  type: string
  body: { text: string }
}

/** The members of each conversation, and its last number. In memory only. */
export class Rooms<Member> {
  private readonly rooms = new Map<string, { members: Set<Member>; seq: number }>()

  join(cid: string, member: Member): void {
    this.room(cid).members.add(member)
  }

  others(cid: string, member: Member): Member[] {
    return [...this.room(cid).members].filter((other) => other !== member)
  }

  /** The receipt for the sender and the entry for the others, in the shapes of our server. */
  number({ cid, mid, type, body }: Asked, from: string) {
    const room = this.room(cid)
    const seq = ++room.seq
    const at = Date.now()
    return {
      receipt: { cid, mid, seq, n: seq, at },
      entry: { cid, seq, n: seq, mid, from, at, type, body },
    }
  }

  private room(cid: string) {
    const known = this.rooms.get(cid)
    if (known) return known
    const room = { members: new Set<Member>(), seq: 0 }
    this.rooms.set(cid, room)
    return room
  }
}
