import type { backend, domlikeBackend } from 'glass-easel'

type Element = domlikeBackend.Element
type Status = Parameters<
  Parameters<NonNullable<backend.Element['createIntersectionObserver']>>[3]
>[0]

/** Target, what it is watched against (null: the screen), its margin, thresholds, listener. */
export type IntersectionQuery = [
  Element,
  Element | null,
  string,
  number[],
  (status: Status) => void,
]

/** Watches with the browser's own observer and answers in WeChat's words. */
export function observeIntersection(query: IntersectionQuery): { disconnect: () => void } {
  const [target, relative, rootMargin, threshold, listener] = query
  const root = relative as unknown as HTMLElement | null
  const observer = new IntersectionObserver(
    (entries) => entries.forEach((entry) => listener(statusOf(entry))),
    { root, rootMargin, threshold }
  )
  observer.observe(target as unknown as HTMLElement)
  return { disconnect: () => observer.disconnect() }
}

function statusOf(entry: IntersectionObserverEntry): Status {
  const { intersectionRatio, boundingClientRect, intersectionRect, rootBounds, time } = entry
  const relativeRect = rootBounds ?? intersectionRect
  return { intersectionRatio, boundingClientRect, intersectionRect, relativeRect, time }
}
