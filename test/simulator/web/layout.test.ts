import { BEZEL, GAP, layoutOf, PANEL_WIDTH, type Layout } from '../../../simulator/web/layout'

const HEADER = 78

type Size = readonly [width: number, height: number]

const at = ([width, height]: Size, count: number, phoneHeight?: number): Layout =>
  layoutOf({
    count,
    window: { width, height },
    header: HEADER,
    phone: { width: 375, height: phoneHeight },
  })

/** The width of one phone with its switches, and its height with its name. */
function sizeOf({ panel, height, scale }: Layout): { width: number; height: number } {
  const beside = panel === 'beside' ? GAP + PANEL_WIDTH : 0
  return { width: (375 + BEZEL) * scale + beside, height: 34 + (height + BEZEL) * scale }
}

describe('the layout of the phones', () => {
  it.each([
    [1280, 720, 1],
    [1280, 720, 2],
    [1280, 720, 3],
    [1280, 720, 4],
    [1440, 900, 2],
    [1440, 900, 5],
  ])('in a window of %i × %i, %i phones need no scrolling', (width, height, count) => {
    const layout = at([width, height], count)
    const size = sizeOf(layout)

    expect(layout.columns).toBe(count)
    expect(size.width * count + GAP * (count + 1)).toBeLessThanOrEqual(width)
    expect(size.height).toBeLessThanOrEqual(height - HEADER)
  })

  it('places the switches beside two phones if the window is wide', () => {
    expect(at([1280, 720], 2).panel).toBe('beside')
    expect(at([1280, 720], 2).scale).toBeGreaterThan(0.85)
    expect(at([1440, 900], 2).scale).toBe(1)
  })

  it('places two phones side by side in a window 800 wide, whatever its height', () => {
    expect(at([800, 900], 2)).toMatchObject({ columns: 2, panel: 'below' })
    expect(at([800, 500], 2)).toMatchObject({ columns: 2, panel: 'below' })
  })

  it('stacks the phones on a phone, each completely visible in the window', () => {
    const layout = at([375, 800], 2)

    expect(layout).toMatchObject({ columns: 1, panel: 'below' })
    expect(sizeOf(layout).width).toBeLessThanOrEqual(375)
    expect(sizeOf(layout).height).toBeLessThanOrEqual(800 - HEADER)
  })

  it('arranges eight phones in readable rows', () => {
    expect(at([1280, 720], 8)).toMatchObject({ columns: 4, panel: 'below' })
    expect(at([1280, 720], 8).scale).toBeGreaterThanOrEqual(0.7)
  })

  it('keeps a requested height, and scales it down', () => {
    expect(at([1280, 720], 2, 1200)).toMatchObject({ height: 1200, columns: 2 })
    expect(at([1280, 720], 2, 1200).scale).toBeLessThanOrEqual(0.7)
  })
})
