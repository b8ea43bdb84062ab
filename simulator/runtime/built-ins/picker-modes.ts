export type PickerMode = 'selector' | 'multiSelector' | 'time' | 'date'

/** One column of a picker: its lines, and the line that is selected at first. */
export interface Column {
  lines: readonly string[]
  chosen: number
}

/** The index of the chosen line, column by column. */
export type Chosen = readonly number[]

/** The properties of a picker. */
export interface PickerSettings {
  range: unknown
  rangeKey: string
  value: unknown
  fields: string
  start: string
  end: string
}

/** The columns that a picker of this mode shows. */
export function columnsOf(mode: PickerMode, settings: PickerSettings): Column[] {
  switch (mode) {
    case 'selector':
      return [columnOf(settings.range, settings.rangeKey, settings.value)]
    case 'multiSelector':
      return (settings.range as unknown[]).map((range, index) =>
        columnOf(range, settings.rangeKey, (settings.value as unknown[] | null)?.[index])
      )
    case 'time':
      return partsOf(settings.value, ':', [numbers(0, 23), numbers(0, 59)])
    case 'date':
      return dateColumns(settings)
    default:
      throw new Error(`<picker mode="${String(mode)}"> is not supported by the simulator`)
  }
}

/** The value for the page: indices for its own range, or a text for a time or a date. */
export function valueOf(mode: PickerMode, columns: readonly Column[], chosen: Chosen): unknown {
  switch (mode) {
    case 'selector':
      return chosen[0]
    case 'multiSelector':
      return chosen
    case 'time':
    case 'date': {
      const parts = columns.map(({ lines }, index) => lines[chosen[index] ?? 0] ?? '')
      return parts.join(mode === 'time' ? ':' : '-')
    }
  }
}

function columnOf(range: unknown, key: string, value: unknown): Column {
  const lines = ((range ?? []) as unknown[]).map((item) =>
    String(key === '' ? item : (item as Record<string, unknown>)[key])
  )
  return { lines, chosen: Number(value) || 0 }
}

function dateColumns({ value, fields, start, end }: PickerSettings): Column[] {
  const first = Number(start.slice(0, 4)) || 1900
  const last = Number(end.slice(0, 4)) || 2100
  const all = [numbers(first, last), numbers(1, 12), numbers(1, 31)]
  const count = { year: 1, month: 2 }[fields] ?? 3
  return partsOf(value, '-', all.slice(0, count))
}

function partsOf(value: unknown, separator: string, columns: readonly string[][]): Column[] {
  const parts = typeof value === 'string' ? value.split(separator) : []
  return columns.map((lines, index) => ({
    lines,
    chosen: Math.max(0, lines.indexOf(parts[index] ?? '')),
  }))
}

function numbers(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index).padStart(2, '0'))
}
