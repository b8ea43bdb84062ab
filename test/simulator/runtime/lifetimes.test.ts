/** @jest-environment ./test/simulator/phone-environment.ts */
import { openRuntime } from '../runtime-host'

describe('a component', () => {
  it('is attached, and ready when it has been drawn', async () => {
    const host = await openRuntime('test/simulator/fixtures/built-ins')

    const stamp = await host.mount('components/stamp/stamp')

    expect(stamp.data['life']).toEqual(['attached', 'ready'])
    host.close()
  })

  it('may be a field of a form by its behavior', async () => {
    const host = await openRuntime('test/simulator/fixtures/built-ins')

    const stamp = await host.mount('components/stamp/stamp', { name: 'seal', value: '回音' })

    expect(stamp.text).toBe('seal 回音')
    host.close()
  })

  it('has no behavior that no phone has', async () => {
    const host = await openRuntime('test/simulator/fixtures/built-ins')
    const { Component } = host.phone.framework.registry.globals
    const define = Component as (definition: object) => void

    expect(() => define({ behaviors: ['wx://gone'] })).toThrow(
      'the simulator has no behavior "wx://gone"'
    )
    host.close()
  })
})
