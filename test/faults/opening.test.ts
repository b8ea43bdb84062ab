import { DiagnosticsStore } from '../../miniprogram/diagnostics/diagnostics-store'
import { autorun } from 'mobx-miniprogram'
import type { FaultName } from '../../simulator/platform/faults/catalogue'
import { chatBetween } from '../world/chat-between'
import type { Person } from '../world/person'
import { attemptsOf } from './attempts'
import { Traffic } from './traffic'

const TEN_MINUTES_MS = 600_000
const LIVE_AGAIN_MS = 1_500
/** A phone that waits at most 20 seconds, 10 on average, makes about sixty attempts. */
const FEW_IN_TEN_MINUTES = 100

/** The states of the connection from now on. */
function statesOf({ stores }: Person): string[] {
  const states: string[] = []
  autorun(() => states.push(stores.connection.socketState))
  return states
}

describe('opening a socket', () => {
  it('[F03] is noticed even in the next turn, because the listeners are registered already', async () => {
    const { alice, bob, server, cid, clock } = await chatBetween('alice', 'bob')
    alice.isKilled()
    alice.faults.set('open-at-once', 'always')

    alice.launches(server.address)
    alice.opensChat(cid)
    bob.says('welcome')
    await clock.pass(LIVE_AGAIN_MS)

    expect(alice.stores.connection.isLive).toBe(true)
    expect(alice.sees()).toEqual(['welcome'])
  })

  it('[F04] is finished when its event says so, not when the call succeeds', async () => {
    const { alice, clock } = await chatBetween('alice', 'bob')
    const traffic = new Traffic(alice)
    const states = statesOf(alice)
    alice.faults.set('connect-fails', 'always')

    alice.findsNetwork('4g')
    await clock.pass(60_000)

    expect(alice.faults.struck()['connect-fails']).toBeGreaterThan(3)
    expect(new Set(states)).toEqual(new Set(['live', 'connecting', 'waiting']))
    expect(traffic.of('up', /./)).toEqual([])
  })

  it('[F08] uses at most two slots, even if the old sockets never report their end', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    const attempts = [clock.now()]
    const closes: number[] = []
    const alive: number[] = []
    alice.faults.set('close-lost', 'always')
    alice.faults.watch((name) => name === 'close-lost' && closes.push(clock.now()))
    const { wire } = alice
    const connect = wire.connect.bind(wire)
    wire.connect = (request, listener) => {
      attempts.push(clock.now())
      // A slot is free a second after its socket was closed
      const free = closes.filter((at) => at <= clock.now() - 1_000).length
      alive.push(attempts.length - free)
      return connect(request, listener)
    }

    for (let turn = 0; turn < 10; turn++) {
      alice.findsNetwork(turn % 2 === 0 ? '4g' : 'wifi')
      await clock.pass(520)
    }
    bob.says('arrived?')
    await clock.pass(LIVE_AGAIN_MS)

    expect(alive.length).toBeGreaterThanOrEqual(4)
    expect(Math.max(...alive)).toBe(2)
    expect(alice.sees()).toEqual(['arrived?'])
  })

  it('[F09] after a close while connecting closes the socket again, and the app gets none of its events', async () => {
    const { alice, server, clock, ...story } = await chatBetween('alice', 'bob')
    const away = await story.serverAt('http://away.test')
    alice.leavesChat()
    alice.wire.latencyMs = 200
    alice.faults.set('open-after-close', 'always')

    alice.findsNetwork('4g')
    await clock.pass(100)
    alice.stores.me.changeServer(away.address)
    await clock.pass(5_000)

    expect(alice.faults.struck()['open-after-close']).toBe(1)
    expect(alice.sockets).toEqual(['open'])
    expect(alice.stores.connection.isLive).toBe(true)
    expect(alice.stores.me.serverAddress).toBe(away.address)
    expect(server.isUp).toBe(true)
  })

  it('[F14] is given up after ten seconds if the socket neither opens nor fails', async () => {
    const { alice, bob, clock } = await chatBetween('alice', 'bob')
    alice.faults.once('connect-silent')

    alice.findsNetwork('4g')
    bob.says('hello?')
    await clock.pass(9_000)
    expect(alice.sees()).toEqual([])
    await clock.pass(1_000 + LIVE_AGAIN_MS)

    expect(alice.sees()).toEqual(['hello?'])
  })

  it('[F19] is retried more and more slowly without a valid certificate, and the reason is kept', async () => {
    await slowedDownBy('connect-tls-fails', 'TLS handshake failed')
  })

  it('[X10] is retried more and more slowly if the address is not listed, and the reason is kept', async () => {
    await slowedDownBy('connect-not-in-domains', 'url not in domain list')
  })
})

async function slowedDownBy(fault: FaultName, reason: string): Promise<void> {
  const { alice, bob, clock } = await chatBetween('alice', 'bob')
  alice.faults.set(fault, 'always')

  alice.findsNetwork('4g')
  await clock.pass(TEN_MINUTES_MS)
  expect(alice.faults.struck()[fault]).toBeLessThan(FEW_IN_TEN_MINUTES)
  const diagnostics = new DiagnosticsStore(alice.stores.diagnostics)
  expect(diagnostics.text()).toContain(reason)
  diagnostics.close()

  alice.faults.clear()
  bob.says('better now?')
  await clock.pass(25_000)
  expect(alice.sees()).toEqual(['better now?'])
}

describe('a socket that reports itself as open', () => {
  it('[F16] has ended if it accepts no data: the message is sent over the next one', async () => {
    for (const fault of ['send-task-gone', 'send-throws'] as const) {
      const { alice, bob, clock } = await chatBetween('alice', 'bob')
      const attempts = attemptsOf(alice, clock)
      alice.faults.once(fault)

      alice.says('over the next one')
      await clock.pass(LIVE_AGAIN_MS)

      expect(alice.faults.struck()).toEqual({ [fault]: 1 })
      expect(attempts).toHaveLength(1)
      expect(alice.sees()).toEqual(['me: over the next one (read)'])
      expect(bob.sees()).toEqual(['over the next one'])
    }
  })

  it('[X02] uses no subprotocol, and none is offered', async () => {
    const { alice, clock } = await chatBetween('alice', 'bob')
    const offered: (readonly string[])[] = []
    const { wire } = alice
    const connect = wire.connect.bind(wire)
    wire.connect = (request, listener) => {
      offered.push(request.protocols)
      return connect(request, listener)
    }

    alice.findsNetwork('4g')
    await clock.pass(LIVE_AGAIN_MS)

    expect(offered).toEqual([[]])
    expect(alice.stores.connection.isLive).toBe(true)
  })
})
