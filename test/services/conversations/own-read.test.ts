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

describe('what I say', () => {
  it('is read where nothing was unread before it', () => {
    const conversation = conversationOf(1)

    conversation.hear(mine(2), mine(3))

    expect(conversation.marks).toEqual([3, 3])
  })

  it('is not read where something was unread before it', () => {
    const conversation = conversationOf(2)

    conversation.hear(mine(3))

    expect(conversation.marks).toEqual([1, 1])
  })

  it('is read as soon as what stands before it is, however much I have said meanwhile', () => {
    const conversation = conversationOf(2)

    conversation.hear(mine(3), mine(4), mine(5))
    conversation.reads(2)

    expect(conversation.marks).toEqual([5, 5])
  })

  it('is read up to what others said', () => {
    const conversation = conversationOf(2)

    conversation.hear(mine(3), recall(4, 1), mine(5), said(6))
    conversation.reads(2)

    expect(conversation.marks).toEqual([5, 5])
  })

  it('is not taken for read where it is not known what stands before it', () => {
    const conversation = conversationOf(1)

    conversation.forgetLog()
    conversation.hear(mine(3))

    expect(conversation.marks).toEqual([1, 1])
  })
})
