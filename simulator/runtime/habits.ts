/** What its owner has set in WeChat's settings. */
export interface Habits {
  language: string
  fontSizeSetting: number
}

export const USUAL_FONT_SIZE = 16

/** A phone as it comes out of its box, in China. */
export const USUAL_HABITS: Habits = { language: 'zh_CN', fontSizeSetting: USUAL_FONT_SIZE }
