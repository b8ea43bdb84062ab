export type Navigation = 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch'

/** What a navigation asks for, and where it asks. */
export interface Request {
  path: string
  isKnown: boolean
  isTab: boolean
  depth: number
}

export const MAX_DEPTH = 10

/** Why a phone would not go there, in its own words; undefined where it would. */
export function refusalOf(navigation: Navigation, request: Request): string | undefined {
  const { path, isKnown, isTab, depth } = request
  if (!isKnown) return `page "${path}" is not found`
  switch (navigation) {
    case 'navigateTo':
      if (isTab) return 'can not navigateTo a tabbar page'
      return depth >= MAX_DEPTH ? 'webview count limit exceed' : undefined
    case 'redirectTo':
      return isTab ? 'can not redirectTo a tabbar page' : undefined
    case 'switchTab':
      return isTab ? undefined : 'can not switch to no-tabBar page'
    case 'reLaunch':
      return undefined
  }
}
