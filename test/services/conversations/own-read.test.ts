import type { Entry } from '../../../protocol/entry'
import { Conversations } from '../../../miniprogram/services/conversations/conversations'
import { Account } from '../../../miniprogram/services/keeping/account'
import { recall, row, said } from '../entries'

const mine = (seq: number) => said(seq, { from: 'me' })

/** The row of a conversation in which I have read one message. */
function conversationOf(n: number) {
  const account = new Account({
    get: () => undefined,
    set: () => undefined,
    remove: () => undefined,
    keys: () => [],
  })
  account.enter({ server: 'here', userId: 'me' })
  const conversations = new Conversations(account)
  const { cid } = said(1)
  conversations.apply([row({ cid, lastSeq: n, n, readSeq: 1, readN: 1, last: said(n) })])
  const log: Entry[] = [said(n)]
  return {
    forgetLog: () => log.splice(0),
    hear(...entries: Entry[]) {
      log.push(...entries)
      conversations.hear(log.at(-1)!)
      conversations.hearLog(cid, log)
    },
    reads: (seq: number) => conversations.heardRead({ cid, userId: 'me', seq, n: seq }),
    get marks() {
      const { readSeq, readN } = conversations.get(cid)!
      return [readSeq, readN]
    },
  }
}

describe('an own message', () => {
  it('is read if nothing before it was unread', () => {
    const conversation = conversationOf(1)

    conversation.hear(mine(2), mine(3))

    expect(conversation.marks).toEqual([3, 3])
  })

  it('is not read if something before it was unread', () => {
    const conversation = conversationOf(2)

    conversation.hear(mine(3))

    expect(conversation.marks).toEqual([1, 1])
  })

  it('becomes read when everything before it is read, however many own messages followed', () => {
    const conversation = conversationOf(2)

    conversation.hear(mine(3), mine(4), mine(5))
    conversation.reads(2)

    expect(conversation.marks).toEqual([5, 5])
  })

  it("is read up to other people's messages", () => {
    const conversation = conversationOf(2)

    conversation.hear(mine(3), recall(4, 1), mine(5), said(6))
    conversation.reads(2)

    expect(conversation.marks).toEqual([5, 5])
  })

  it('is not considered read if the entries before it are unknown', () => {
    const conversation = conversationOf(1)

    conversation.forgetLog()
    conversation.hear(mine(3))

    expect(conversation.marks).toEqual([1, 1])
  })
})
