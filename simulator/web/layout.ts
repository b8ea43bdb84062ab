/** What must fit on the page. */
export interface Stage {
  count: number
  window: { width: number; height: number }
  /** The height of everything above the phones. */
  header: number
  /** The size of a phone's screen. If the height is absent, it is chosen. */
  phone: { width: number; height?: number | undefined }
}

/** How the phones are arranged, how tall their screens are, and how much they are scaled down. */
export interface Layout {
  columns: number
  /** Where each phone's switches are. */
  panel: 'beside' | 'below'
  height: number
  scale: number
}

/** The frame around a phone's screen. */
export const BEZEL = 20
export const GAP = 20
export const PANEL_WIDTH = 248
const NAME_HEIGHT = 34
/** The height of the switches below a phone, with the space above them. */
const PANEL_HEIGHT = 142
const HEIGHTS = { least: 600, most: 812 }
/** Text in smaller phones would be unreadable. */
const LEAST_SCALE = 0.6
/** On a page that scrolls, phones need not be that small. */
const LEAST_SCROLLED = 0.7

/**
 * Puts all phones into one row that needs no scrolling, as large as possible. If that is not possible, uses several
 * rows.
 */
export function layoutOf(stage: Stage): Layout {
  const inOneRow = PANELS.map((panel) => place(stage, panel, stage.count))
  const readable = inOneRow.filter(({ scale }) => scale >= LEAST_SCALE)
  return largest(readable) ?? inRows(stage)
}

const PANELS = ['beside', 'below'] as const

function place(stage: Stage, panel: Layout['panel'], columns: number): Layout {
  const { window, header, phone } = stage
  const below = panel === 'below' ? PANEL_HEIGHT : 0
  const room = window.height - header - NAME_HEIGHT - GAP - below
  const widest = widthScale(stage, panel, columns)
  const height = phone.height ?? heightIn(room / widest - BEZEL)
  return { columns, panel, height, scale: Math.min(widest, room / (height + BEZEL)) }
}

/** As many phones side by side as are readable. The screens of the first row are visible without scrolling. */
function inRows(stage: Stage): Layout {
  const { window, header, phone } = stage
  for (let columns = stage.count; ; columns--) {
    const widest = widthScale(stage, 'below', columns)
    if (widest < LEAST_SCROLLED && columns > 1) continue
    const room = window.height - header - NAME_HEIGHT - GAP
    const height = phone.height ?? heightIn(room / widest - BEZEL)
    const scale = Math.min(widest, Math.max(LEAST_SCROLLED, room / (height + BEZEL)))
    return { columns, panel: 'below', height, scale }
  }
}

function widthScale({ window, phone }: Stage, panel: Layout['panel'], columns: number): number {
  const cell = (window.width - GAP * (columns + 1)) / columns
  const room = panel === 'beside' ? cell - PANEL_WIDTH - GAP : cell
  return Math.min(1, room / (phone.width + BEZEL))
}

const heightIn = (room: number): number =>
  Math.floor(Math.min(HEIGHTS.most, Math.max(HEIGHTS.least, room)))

function largest(layouts: readonly Layout[]): Layout | undefined {
  return [...layouts].sort((one, other) => other.scale - one.scale)[0]
}
