import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const templates = ['miniprogram/components', 'miniprogram/pages'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.wxml'))
    .map((file) => path.join(folder, file))
)

/** Each button that can be disabled, and the style sheet beside its template. */
const disabled = templates.flatMap((file) => {
  const buttons = readFileSync(file, 'utf8').match(/<button[^>]*\sdisabled=[^>]*>/g) ?? []
  const sheet = file.replace(/wxml$/, 'wxss')
  return buttons.map((button) => ({ button, sheet, name: file }))
})

/** The selectors of the rules that colour the disabled button. */
function coloursOf({ button, sheet }: { button: string; sheet: string }): string[] {
  const names = [...button.matchAll(/'([\w-]+--off|[\w-]+--idle)'/g)].map(([, name]) => name ?? '')
  const rules = [...readFileSync(sheet, 'utf8').matchAll(/([^{}]+)\{([^{}]*)\}/g)]
  return rules
    .filter(([, selector = '', body = '']) => {
      return names.some((name) => selector.includes(`.${name}`)) && /background|color/.test(body)
    })
    .map(([, selector = '']) => selector.replace(/\/\*.*?\*\//gs, '').trim())
}

describe('a disabled button', () => {
  it.each(disabled)(
    'of $name overrides the platform: three classes win over wx-button[disabled]',
    (one) => {
      const selectors = coloursOf(one)

      expect(selectors).not.toEqual([])
      for (const selector of selectors)
        expect((selector.match(/\.[\w-]+/g) ?? []).length).toBeGreaterThanOrEqual(3)
    }
  )
})
