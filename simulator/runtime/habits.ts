/** The owner's settings in WeChat. */
export interface Habits {
  language: string
  fontSizeSetting: number
}

export const USUAL_FONT_SIZE = 16

/** The defaults of a new phone in China. */
export const USUAL_HABITS: Habits = { language: 'zh_CN', fontSizeSetting: USUAL_FONT_SIZE }
