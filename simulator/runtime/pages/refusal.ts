export type Navigation = 'navigateTo' | 'redirectTo' | 'switchTab' | 'reLaunch'

/** A navigation: its target and its origin. */
export interface Request {
  path: string
  isKnown: boolean
  isTab: boolean
  depth: number
}

export const MAX_DEPTH = 10

/** Why a phone refuses the navigation, in the phone's words; undefined if it accepts. */
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
