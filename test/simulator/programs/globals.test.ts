/** @jest-environment ./test/simulator/phone-environment.ts */
import { type RuntimeHost } from '../runtime-host'
import { launched, shown } from './open-program'

let host: RuntimeHost
afterEach(() => host.close())

describe('global', () => {
  it('is one object for every file, and holds what every file has', async () => {
    host = await launched({
      'app.ts': 'global.count = 1; App({})',
      'pages/a/a.ts': `Page({ data: { text: '' }, onLoad() {
        const facts = [typeof global, global.count, typeof global.Promise, global.wx === wx, globalThis.count]
        this.setData({ text: facts.join() + typeof global.window })
      } })`,
      'pages/a/a.wxml': '{{text}}',
    })

    expect(shown(host)).toBe('object,1,function,true,1undefined')
  })
})
