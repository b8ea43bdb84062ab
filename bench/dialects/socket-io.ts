import type { Dialect } from './dialect'
import { joinedRooms } from './rooms'

const FOUR = 0x34
const THREE = 0x33
const ZERO = 0x30
const NINE = 0x39
const CONNECT = '40'
const ANSWER = /^43(\d+)\[(.*)\]$/s

/** The wire of socket.io, written by hand: its own client would cost the generator more than the server. */
export const socketIo: Dialect = {
  ...joinedRooms,
  path: '/socket.io/?EIO=4&transport=websocket',
  request: (id, url, data) => `42${id}${JSON.stringify([url, data])}`,
  answers(frame) {
    const match = ANSWER.exec(frame)
    return match ? [{ id: Number(match[1]), data: JSON.parse(match[2] ?? '') as unknown }] : []
  },
  answeredIds(frame) {
    if (frame[0] !== FOUR || frame[1] !== THREE) return []
    let id = 0
    for (let at = 2; isDigit(frame[at]); at++) id = id * 10 + (frame[at] ?? ZERO) - ZERO
    return [id]
  },
  async greet(person) {
    const welcome = person.frameThat((frame) => frame.startsWith(CONNECT))
    person.write(CONNECT)
    await welcome
  },
}

const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= ZERO && byte <= NINE
