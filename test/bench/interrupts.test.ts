import { interruptedMost } from '../../bench/processes/interrupts'

const reading = (network: string, disk: string, timers: string) => `           CPU0       CPU3
  24: ${network}   PCI-MSIX-0000:00:04.0   1-edge      virtio3-rx
  36: ${disk}   PCI-MSIX-0000:00:02.0   1-edge      virtio1-req.0
 LOC: ${timers}   Local timer interrupts
 ERR:          0
`

describe('the core with the most device interrupts', () => {
  it("is the one whose count has grown most, with the system's name for the device", () => {
    const before = reading('900  10', '  7  500', '0  0')
    const after = reading('905  10', '  7  700', '0  0')

    expect(interruptedMost(before, after)).toBe(3)
  })

  it('is not affected by timers', () => {
    const before = reading('1  1', '1  1', '0    0')
    const after = reading('2  1', '1  1', '0  999')

    expect(interruptedMost(before, after)).toBe(0)
  })

  it('is undefined if no device raised an interrupt', () => {
    const quiet = reading('1  1', '1  1', '0  0')

    expect(interruptedMost(quiet, quiet)).toBeUndefined()
  })
})
