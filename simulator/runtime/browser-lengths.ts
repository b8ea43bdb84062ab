const RPX_PER_WIDTH = 750

/**
 * Converts `rpx` to a fraction of the phone's width, and `vh` to a fraction of the page's height below the navigation
 * bar.
 */
export function withBrowserLengths(value: string): string {
  return value
    .replace(/(-?\d*\.?\d+)rpx\b/g, (_, number: string) => `${perCent(number)}vw`)
    .replace(/(-?\d*\.?\d+)vh\b/g, '$1cqh')
}

function perCent(rpx: string): number {
  return Number(((Number(rpx) * 100) / RPX_PER_WIDTH).toFixed(5))
}
