import { property, type BuiltIn } from './built-in'
import type { BuiltInNode } from './node'
import { columnsOf, valueOf, type Chosen, type PickerMode } from './picker-modes'
import { askColumns } from './picker-sheet'

/** Opens a sheet of columns to choose from. */
export const picker: BuiltIn = {
  tag: 'picker',
  properties: {
    mode: property(String, 'selector'),
    headerText: String,
    range: null,
    rangeKey: String,
    value: null,
    start: String,
    end: String,
    fields: property(String, 'day'),
    name: String,
  },
  make(node) {
    const open = () => void choose(node)
    node.onTap(open)
    node.register({
      name: () => node.text('name'),
      value: () => node.value('value'),
      reset: () => node.set('value', null),
      activate: open,
    })
    return {}
  },
}

async function choose(node: BuiltInNode): Promise<void> {
  if (node.is('disabled')) return
  const mode = node.text('mode') as PickerMode
  const columns = columnsOf(mode, {
    range: node.value('range'),
    rangeKey: node.text('rangeKey'),
    value: node.value('value'),
    fields: node.text('fields'),
    start: node.text('start'),
    end: node.text('end'),
  })
  const chosen: Chosen | undefined = await askColumns(node.host.screen.dialogs, {
    title: node.text('headerText'),
    columns,
    moved: (column, value) => node.fire('columnchange', { column, value }),
  })
  if (chosen === undefined) {
    node.fire('cancel', {})
    return
  }
  const value = valueOf(mode, columns, chosen)
  node.set('value', value)
  node.fire('change', { value })
}
