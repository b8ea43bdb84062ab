const RPX_PER_WIDTH = 750

/** `rpx` as part of the phone's width, `vh` as part of the page's height under the navigation bar. */
export function withBrowserLengths(value: string): string {
  return value
    .replace(/(-?\d*\.?\d+)rpx\b/g, (_, number: string) => `${perCent(number)}vw`)
    .replace(/(-?\d*\.?\d+)vh\b/g, '$1cqh')
}

function perCent(rpx: string): number {
  return Number(((Number(rpx) * 100) / RPX_PER_WIDTH).toFixed(5))
}
