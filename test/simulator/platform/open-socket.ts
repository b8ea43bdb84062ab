import type { FaultSettings } from '../../../simulator/platform/faults/switches'
import { phoneOnADesk } from './phone-on-a-desk'

export const URL_OF_SERVER = 'ws://127.0.0.1/ws'

/** Opens a socket and records all of its events. */
export function openOn(phone: ReturnType<typeof phoneOnADesk>) {
  const log: unknown[] = []
  const task = phone.wx.connectSocket({ url: URL_OF_SERVER })
  task.onOpen(({ header }) => log.push(['open', header]))
  task.onMessage(({ data }) => log.push(['message', data]))
  task.onError(({ errMsg }) => log.push(['error', errMsg]))
  task.onClose(({ code, reason }) => log.push(['close', code, reason]))
  return { task, log }
}

/** A phone with one open socket and an empty record. The faults are set afterwards. */
export async function withOpenSocket(faults: FaultSettings = {}) {
  const phone = phoneOnADesk()
  const { task, log } = openOn(phone)
  const link = phone.links[0]!
  link.listener.opened({})
  await phone.device.pass(0)
  log.length = 0
  phone.controls.faults.setAll(faults)
  return { phone, task, log, link }
}
