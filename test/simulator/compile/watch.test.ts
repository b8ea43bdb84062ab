import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { compile } from '../../../simulator/compile/output'
import { watch } from '../../../simulator/compile/watch'
import { programOf, sweep } from './small-program'

const GOOD = 'Page({ data: { word: "good" } })'
const BROKEN = 'Page({'

describe('saving a file', () => {
  const scene = async () => {
    const source = programOf({ 'pages/a/a.ts': GOOD })
    const place = { source, out: path.join(source, '..', 'out') }
    await compile(place)
    const builds: ((problems: unknown) => void)[] = []
    const stop = await watch(place, (problems) => builds.shift()?.(problems))
    const save = (text: string) => {
      const built = new Promise((resolve) => builds.push(resolve))
      writeFileSync(path.join(source, 'pages/a/a.ts'), text)
      return built
    }
    const read = (file: string) => readFileSync(path.join(place.out, file), 'utf8')
    return { save, read, stop }
  }

  afterEach(sweep)

  it('builds again, and says so to whoever asks for the note', async () => {
    const { save, read, stop } = await scene()
    const before = read('build.json')

    await save(GOOD.replace('good', 'better'))

    expect(read('mini-program.js')).toContain('better')
    expect(read('build.json')).not.toBe(before)
    await stop()
  })

  it('keeps the last good build beside the problem', async () => {
    const { save, read, stop } = await scene()

    await save(BROKEN)

    expect(read('mini-program.js')).toContain('good')
    expect(JSON.parse(read('build.json'))).toMatchObject({ problems: [{ file: 'pages/a/a.ts' }] })
    await stop()
  })
})
