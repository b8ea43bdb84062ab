import type { Dialogs } from '../screen/dialogs'
import { make } from '../screen/element'
import type { Chosen, Column } from './picker-modes'

interface Sheet {
  title: string
  columns: readonly Column[]
  moved: (column: number, value: number) => void
}

/** Shows the columns over the page; undefined if the user cancelled. */
export function askColumns(dialogs: Dialogs, sheet: Sheet): Promise<Chosen | undefined> {
  const chosen = sheet.columns.map((column) => column.chosen)
  const lists = sheet.columns.map((column, index) =>
    listOf(column, `${sheet.title} ${index + 1}`, (value) => {
      chosen[index] = value
      sheet.moved(index, value)
    })
  )
  const { cancel, confirm, choose } = dialogs.words
  const title = sheet.title || choose
  return dialogs.ask({ kind: 'picker', title }, (answer) => [
    make('header', {
      children: [
        button(cancel, 'cancel', () => answer(undefined)),
        make('span', { text: sheet.title }),
        button(confirm, 'confirm', () => answer(chosen)),
      ],
    }),
    make('div', { className: 'picker__columns', children: lists }),
  ])
}

function listOf(
  { lines, chosen }: Column,
  label: string,
  choose: (index: number) => void
): HTMLElement {
  const attributes = { size: '7', 'data-testid': 'column', 'aria-label': label }
  const options = lines.map((text) => make('option', { text }))
  const list = make('select', { attributes, children: options }) as HTMLSelectElement
  list.selectedIndex = chosen
  list.addEventListener('change', () => choose(list.selectedIndex))
  return list
}

function button(text: string, name: string, onTap: () => void): HTMLElement {
  return make('button', { text, attributes: { type: 'button', 'data-testid': name }, onTap })
}
