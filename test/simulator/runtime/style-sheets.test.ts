/** @jest-environment ./test/simulator/phone-environment.ts */
import { StyleSheets, withTheme } from '../../../simulator/runtime/backend/style-sheets'

const DARK = '@media (prefers-color-scheme: dark) { page { color: white } }'

describe('a style sheet on a phone', () => {
  it("asks for the phone's theme, not for the browser's", () => {
    expect(withTheme(DARK, 'dark')).toBe('@media (min-width: 0px) { page { color: white } }')
    expect(withTheme(DARK, 'light')).toBe('@media (max-width: 0px) { page { color: white } }')
  })

  it('stands on the page once, however often it is asked for, and follows the theme', () => {
    const sheets = new StyleSheets('light')
    sheets.register('app', DARK)

    sheets.append('app')
    sheets.append('app')
    sheets.setTheme('dark')

    const texts = [...document.querySelectorAll('style')].map(({ textContent }) => textContent)
    expect(texts).toEqual([withTheme(DARK, 'dark')])
  })
})
