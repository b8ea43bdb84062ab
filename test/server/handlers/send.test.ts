import { Scene, type Present } from '../scene'

describe('sending a message', () => {
  let scene: Scene
  let ming: Present
  let hong: Present
  let lan: Present
  let cid: string
  beforeEach(async () => {
    scene = new Scene()
    ming = await scene.arrives('Ming')
    hong = await scene.arrives('Hong')
    lan = await scene.arrives('Lan')
    cid = await scene.openDirect(ming, hong)
    for (const { device } of [ming, hong, lan]) device.forgets()
  })
  afterEach(() => scene.ends())

  it('[MSG3] reaches every member on every device, and nobody else', async () => {
    const tablet = await scene.connects(await scene.signsIn('Ming', 'tablet'))
    const message = scene.text(cid, 'hello')

    const receipt = await ming.device.gets('/message/send', message)

    const { mid, type, body } = message
    const entry = { cid, seq: 1, n: 1, mid, from: ming.id, at: receipt.at, type, body }
    expect(receipt).toEqual({ cid, mid, seq: 1, n: 1, at: entry.at })
    expect(ming.device.heard('/message')).toEqual([entry])
    expect(tablet.heard('/message')).toEqual([entry])
    expect(hong.device.heard('/message')).toEqual([entry])
    expect(lan.device.heard('/message')).toEqual([])
  })

  it('shows a direct conversation to the other person with its first entry, not before', async () => {
    expect(await hong.device.isRefused('/history', { cid })).toBe('not-found')

    await ming.device.gets('/message/send', scene.text(cid, 'first'))
    await ming.device.gets('/message/send', scene.text(cid, 'second'))

    expect(hong.device.heard('/conversation')).toMatchObject([{ cid, title: 'Ming', lastSeq: 1 }])
    expect(await hong.device.gets('/history', { cid })).toMatchObject({ first: 1, last: 2 })
  })

  it('[OPEN2] is possible for the other person, who then sees the conversation', async () => {
    const message = scene.text(cid, 'said before an older database came back')

    expect(await hong.device.gets('/message/send', message)).toMatchObject({ cid, seq: 1 })

    expect(ming.device.heard('/message')).toMatchObject([{ seq: 1, from: hong.id }])
    expect(hong.device.heard('/conversation')).toMatchObject([{ cid, title: 'Ming', lastSeq: 1 }])
    expect(await lan.device.isRefused('/message/send', scene.text(cid, 'no'))).toBe('not-found')
  })

  it('[MSG4] answers a repeat with the first receipt, adds nothing, and announces again', async () => {
    const message = scene.text(cid, 'hello')
    const receipt = await ming.device.gets('/message/send', message)
    await scene.clock.pass(1000)
    hong.device.forgets()

    const changed = { ...message, body: { text: 'changed' } }
    expect(await ming.device.gets('/message/send', changed)).toEqual(receipt)

    expect(hong.device.heard('/message')).toMatchObject([{ seq: 1, body: { text: 'hello' } }])
    expect(await ming.device.gets('/history', { cid })).toMatchObject({ last: 1 })
  })

  it('[MSG5] refuses a mid that another conversation contains', async () => {
    const elsewhere = await scene.openGroup(ming, lan)
    const message = scene.text(cid, 'hello')
    await ming.device.gets('/message/send', message)

    expect(await ming.device.isRefused('/message/send', { ...message, cid: elsewhere })).toBe(
      'conflict'
    )
  })

  it('refuses a mid of a recall', async () => {
    await ming.device.gets('/message/send', scene.text(cid, 'hello'))
    const mid = scene.newMid()
    await ming.device.gets('/message/recall', { cid, seq: 1, mid })

    expect(await ming.device.isRefused('/message/send', { ...scene.text(cid, 'x'), mid })).toBe(
      'conflict'
    )
  })

  it('lets two people use the same mid', async () => {
    const message = scene.text(cid, 'hello')
    await ming.device.gets('/message/send', message)

    expect(await hong.device.gets('/message/send', message)).toMatchObject({ seq: 2 })
  })

  it('hides the conversation from a stranger', async () => {
    expect(await lan.device.isRefused('/message/send', scene.text(cid, 'let me in'))).toBe(
      'not-found'
    )
    expect(await lan.device.isRefused('/message/send', scene.text('nowhere', 'hello'))).toBe(
      'not-found'
    )
  })

  it('is refused to former members, but their repeats are answered', async () => {
    const group = await scene.openGroup(ming, lan)
    const message = scene.text(group, 'before I go')
    const receipt = await lan.device.gets('/message/send', message)
    await scene.settled(scene.storage.leave(group, lan.id, scene.clock.now()))

    expect(await lan.device.isRefused('/message/send', scene.text(group, 'still here?'))).toBe(
      'not-a-member'
    )
    expect(await lan.device.gets('/message/send', message)).toEqual(receipt)
  })

  it("keeps the order of one device's messages", async () => {
    const said = ['one', 'two', 'three', 'four']
    for (const text of said) ming.device.requests('/message/send', scene.text(cid, text))
    await scene.clock.pass(1)

    const heard = hong.device.heard('/message').map(({ body }) => 'text' in body && body.text)
    expect(heard).toEqual(said)
  })
})
