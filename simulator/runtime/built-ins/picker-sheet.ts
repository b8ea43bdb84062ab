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
    listOf(column, (value) => {
      chosen[index] = value
      sheet.moved(index, value)
    })
  )
  return dialogs.ask('picker', (answer) => [
    make('header', {
      children: [
        button('取消', 'cancel', () => answer(undefined)),
        make('span', { text: sheet.title }),
        button('确定', 'confirm', () => answer(chosen)),
      ],
    }),
    make('div', { className: 'picker__columns', children: lists }),
  ])
}

function listOf({ lines, chosen }: Column, choose: (index: number) => void): HTMLElement {
  const attributes = { size: '7', 'data-testid': 'column' }
  const options = lines.map((text) => make('option', { text }))
  const list = make('select', { attributes, children: options }) as HTMLSelectElement
  list.selectedIndex = chosen
  list.addEventListener('change', () => choose(list.selectedIndex))
  return list
}

function button(text: string, name: string, onTap: () => void): HTMLElement {
  return make('button', { text, attributes: { type: 'button', 'data-testid': name }, onTap })
}
