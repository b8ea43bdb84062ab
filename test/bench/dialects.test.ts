import { bareWs } from '../../bench/dialects/bare-ws'
import type { Dialect } from '../../bench/dialects/dialect'
import { socketIo } from '../../bench/dialects/socket-io'
import { messagesIn } from '../../bench/generator/person'

const message = '{"url":"/message","data":{"seq":1}}'
const answer = '{"re":12,"data":{"seq":1}}'

const ids = (dialect: Dialect, frame: string) => dialect.answeredIds(Buffer.from(frame))

describe('the load generator', () => {
  it('finds every answer in a frame, alone or in a batch', () => {
    expect(ids(bareWs, answer)).toEqual([12])
    expect(ids(bareWs, `[${answer},${message},{"re":3,"data":{}}]`)).toEqual([12, 3])
    expect(ids(bareWs, message)).toEqual([])
  })

  it('never counts a failure as an answer', () => {
    const failure = '{"re":12,"error":{"code":"busy","message":""}}'

    expect(() => ids(bareWs, failure)).toThrow('a send failed')
  })

  it('reads the same from socket.io', () => {
    expect(ids(socketIo, '4312[{"seq":1}]')).toEqual([12])
    expect(ids(socketIo, '42["/message",{}]')).toEqual([])
    expect(socketIo.answers('4312[{"seq":1}]')).toEqual([{ id: 12, data: { seq: 1 } }])
  })

  it('finds every message in a frame', () => {
    expect(messagesIn(Buffer.from(message))).toBe(1)
    expect(messagesIn(Buffer.from(`[${message},${answer},${message}]`))).toBe(2)
    expect(messagesIn(Buffer.from('42["/message",{"seq":1}]'))).toBe(1)
  })
})
