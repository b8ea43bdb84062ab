import type { Point } from './press'

/** Converts a point to the page's own coordinates, which start below the navigation bar, as on phones. */
export function inPage(target: EventTarget | null): (point: Point) => Point {
  const element = target instanceof Element ? target : null
  const viewport = element?.closest('.page__viewport:not(wx-page *)')
  const scroller = element?.closest('.page__scroller:not(wx-page *)')
  const { left, top } = viewport?.getBoundingClientRect() ?? { left: 0, top: 0 }
  return ({ identifier, clientX, clientY }) => ({
    identifier,
    clientX: clientX - left,
    clientY: clientY - top,
    pageX: clientX - left + (scroller?.scrollLeft ?? 0),
    pageY: clientY - top + (scroller?.scrollTop ?? 0),
  })
}
