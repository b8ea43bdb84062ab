import type { MountedComponent } from '../simulator/mounted-component'
import { openRuntime, type RuntimeHost } from '../simulator/runtime-host'
import { wordsFor } from '../../miniprogram/text/words'

let host: RuntimeHost | undefined

/** The texts that the components get. */
export const words = wordsFor('zh_CN')

/** Mounts one of the mini-program's components on a phone of its own. */
export async function onAPhone(name: string, properties: object): Promise<MountedComponent> {
  host = await openRuntime('miniprogram', { name: '小雨' })
  return host.mount(`components/${name}/${name}`, properties)
}

afterEach(() => {
  expect(host?.complaints ?? []).toEqual([])
  host?.close()
  host = undefined
})
