import { nextStep } from '../../server/clock'
import { PageLine } from '../../server/page-line'
import { pageOf, pieceOf } from '../../server/wire/piece'

/** An event loop that turns when it is told to. */
class Loop {
  private waiting: (() => void)[] = []
  readonly setImmediate = (run: () => void): void => void this.waiting.push(run)

  async turns(): Promise<void> {
    const due = this.waiting.splice(0)
    for (const run of due) run()
    for (let count = 0; count < 20; count++) await Promise.resolve()
  }
}

describe('long work', () => {
  it('gets one step in each turn of the event loop, however much of it there is', async () => {
    const loop = new Loop()
    const steps: string[] = []
    const work = async (name: string): Promise<void> => {
      for (let count = 1; count <= 2; count++) {
        await nextStep(loop)
        steps.push(`${name}${count}`)
      }
    }
    for (const name of ['a', 'b', 'c']) void work(name)

    const seen: string[] = []
    for (let turn = 0; turn < 7; turn++) {
      await loop.turns()
      seen.push(steps.splice(0).join())
    }

    expect(seen).toEqual(['a1,b1', 'c1', 'a2', 'b2', 'c2', '', ''])
  })

  it('gives a person with many pages no more steps than others', async () => {
    const loop = new Loop()
    const line = new PageLine(loop)
    const made: string[] = []
    const ask = (userId: string): void =>
      void line.run(userId, () => Promise.resolve(made.push(userId)))

    for (const userId of ['greedy', 'greedy', 'greedy', 'greedy', 'modest']) ask(userId)
    while (made.length < 2) await loop.turns()

    expect(made).toEqual(['greedy', 'modest'])
  })
})

describe('the frame of a page', () => {
  it('is the same whether or not its rows were encoded before', () => {
    const row = { cid: 'c', title: '说"话"', last: undefined, people: [{ id: 'u' }] }
    const data = { conversations: [row, { ...row, pinned: true }], since: 'e.1', anew: undefined }

    for (let count = 0; count < 2; count++) {
      expect(pageOf(7, data)).toEqual(pieceOf({ re: 7, data: data as never }))
    }
  })
})
