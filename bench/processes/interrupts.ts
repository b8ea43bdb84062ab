/** A device's line begins with the number of the interrupt. Timers and calls between cores have names. */
const DEVICE = /^ *(\d+):((?: +\d+)+)/

interface Interrupts {
  device: string
  core: number
  count: number
}

/** The core that a device has interrupted most often between two readings of `/proc/interrupts`. */
export function interruptedMost(before: string, after: string): number | undefined {
  const known = new Map(interruptsIn(before).map((one) => [keyOf(one), one.count]))
  const risen = interruptsIn(after).map((one) => ({
    core: one.core,
    more: one.count - (known.get(keyOf(one)) ?? 0),
  }))
  const [most] = risen.sort((a, b) => b.more - a.more)
  return most && most.more > 0 ? most.core : undefined
}

const keyOf = ({ device, core }: Interrupts): string => `${device} ${core}`

function interruptsIn(reading: string): Interrupts[] {
  const [head = '', ...lines] = reading.split('\n')
  const cores = [...head.matchAll(/CPU(\d+)/g)].map(([, core]) => Number(core))
  return lines.flatMap((line) => {
    const [, device = '', counts = ''] = DEVICE.exec(line) ?? []
    const numbers = counts.trim().split(/ +/).map(Number)
    return device === ''
      ? []
      : cores.map((core, index) => ({ device, core, count: numbers[index] ?? 0 }))
  })
}
