import type { Layout } from '../../miniprogram/pages/chat/list-view'
import { openReader, resized, scrolled } from '../../miniprogram/pages/chat/reader'
import type { ChatStore } from '../../miniprogram/stores/chat/chat-store'

type Query = ReturnType<Parameters<typeof openReader>[2]>
type Told = (answers: unknown[]) => void

/** The height of the list. */
export const HEIGHT = 500
/** The list is at its end. */
export const END = { scrollTop: 1500, scrollHeight: 2000 }
/** The list was scrolled up. */
export const ABOVE = { scrollTop: 1100, scrollHeight: 2000 }

/** A chat page without a screen. It records what it draws and where its list is scrolled. */
export function opened({ hasNoContext = false } = {}) {
  const lines: string[] = []
  const measured: Told[] = []
  const chat = { firstUnreadKey: '', atEnd: (is: boolean) => lines.push(`at end: ${is}`) }
  const page = {
    setData(patch: object, drawn?: () => void) {
      lines.push(`draw ${JSON.stringify(patch)}`)
      drawn?.()
    },
  }
  const context = {
    isMissing: hasNoContext,
    scrollTo: ({ top }: { top: number }) => lines.push(`scroll ${top}`),
  }
  const query = queryOf({ context, measured })
  const reader = openReader(page, chat as unknown as ChatStore, () => query)
  const answer = (layout: Partial<Layout>) => measured.shift()?.(answersOf(layout))
  const measure = () => {
    resized(reader)
    answer({})
    lines.length = 0
  }
  const leave = () => {
    measure()
    scrolled(reader, END)
    scrolled(reader, ABOVE)
    answer(ABOVE)
  }
  return { reader, chat, lines, measured, context, measure, answer, leave }
}

/** The platform's measurements of the rows, the list and its last element. By default the list is 2,000 px high. */
function answersOf(layout: Partial<Layout>): unknown[] {
  const { rows, scrollHeight, ...list } = { ...ABOVE, top: 0, height: HEIGHT, rows: [], ...layout }
  return [rows, list, { top: list.top + scrollHeight - list.scrollTop - 8, height: 8 }]
}

function queryOf({
  context,
  measured,
}: {
  context: { isMissing: boolean }
  measured: Told[]
}): Query {
  const query = {
    select: () => query,
    selectAll: () => query,
    boundingClientRect: () => query,
    fields: () => query,
    node(told: (found: unknown) => void) {
      told(context.isMissing ? null : { node: context })
      return query
    },
    exec(told?: Told) {
      if (told) measured.push(told)
    },
  }
  return query as unknown as Query
}

/** A row of the list. */
export const row = (id: string, top: number) => ({ id, top, height: 100 })
