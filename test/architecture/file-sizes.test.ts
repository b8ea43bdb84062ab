import { sourceFiles } from './source-files'

const linesOf = (text: string) => text.trimEnd().split('\n').length

/** The files that users run. Tests may be longer. */
const product = sourceFiles('protocol', 'miniprogram', 'server', 'simulator').map(
  ({ file, text }) => ({ file, lines: linesOf(text) })
)

const share = (most: number) => product.filter(({ lines }) => lines <= most).length / product.length

describe('the files', () => {
  it('are small: none has over 250 lines, and nine in ten have at most 120', () => {
    expect(product.filter(({ lines }) => lines > 250)).toEqual([])
    expect(share(120)).toBeGreaterThanOrEqual(0.9)
  })

  it('have names that say what they contain', () => {
    const vague = /(^|[/-])(utils?|helpers?|common|managers?|misc|types)$/

    expect(product.filter(({ file }) => vague.test(file))).toEqual([])
  })
})
