/** @jest-environment ./test/simulator/phone-environment.ts */
import type { Hand } from '../hand'
import { openRuntime, type RuntimeHost } from '../runtime-host'

let host: RuntimeHost
let page: Hand

beforeEach(async () => {
  host = await openRuntime('test/simulator/fixtures/built-ins')
  page = await host.open('/pages/choices/choices')
})

afterEach(() => {
  expect(host.complaints).toEqual([])
  host.close()
})

const chosen = (): unknown => host.phone.topPage.instance.data['chosen']
const choose = (line: string): void => {
  const column = host.whole.find('[data-testid="column"]') as HTMLSelectElement
  column.value = line
  column.dispatchEvent(new Event('change'))
}

describe('a picker', () => {
  it('tells the index of the chosen line', async () => {
    await page.tap('.person')
    choose('Ben')
    await host.whole.tap('[data-testid="confirm"]')

    expect(chosen()).toBe(1)
  })

  it('tells nothing where the user goes back', async () => {
    await page.tap('.person')
    choose('Ben')
    await host.whole.tap('[data-testid="cancel"]')

    expect(chosen()).toBeNull()
    expect(host.whole.has('[data-testid="picker"]')).toBe(false)
  })

  it('starts at the time it was given', async () => {
    await page.tap('.time')
    choose('09')
    await host.whole.tap('[data-testid="confirm"]')

    expect(chosen()).toBe('09:30')
  })
})

describe('a navigator', () => {
  it('goes where it leads', async () => {
    await page.tap('.link')

    expect(host.phone.topPage.route.path).toBe('pages/boxes/boxes')
  })
})
