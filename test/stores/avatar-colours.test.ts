import { row } from '../services/entries'
import { Surroundings } from '../services/phone'

const person = (name: string) => ({ id: `id of ${name}`, name, avatar: '' })
const ME = { id: 'me', name: 'Me', avatar: '' }
const direct = (name: string) => row({ cid: name, title: name, people: [ME, person(name)] })
const NAMES = ['Ann', 'Bob', 'Cid', 'Dan', 'Eve', 'Fay', 'Gus', 'Hal']

async function phoneWith(rows: ReturnType<typeof row>[]) {
  const surroundings = new Surroundings()
  for (const each of rows) surroundings.server.rows.set(each.cid, each)
  const phone = await surroundings.live()
  await surroundings.clock.pass(3_000)
  return { surroundings, phone }
}

const coloursIn = (tiles: readonly { color: number }[]) => new Set(tiles.map(({ color }) => color))

describe('the colours of people', () => {
  it('are all different in a group of nine that includes the user', async () => {
    const people = [ME, ...NAMES.map(person)]
    const { phone } = await phoneWith([row({ cid: 'team', kind: 'group', people })])

    expect(coloursIn(phone.inbox.rows[0]!.avatars).size).toBe(9)
  })

  it('are all different in the list, and the same in a group', async () => {
    const people = [ME, ...NAMES.map(person)]
    const group = row({ cid: 'team', kind: 'group', people })
    const { phone } = await phoneWith([...NAMES.map(direct), group])
    const rows = phone.inbox.rows.filter(({ cid }) => cid !== 'team')
    const tiles = phone.inbox.rows.find(({ cid }) => cid === 'team')!.avatars

    expect(new Set(rows.map(({ avatarColor }) => avatarColor)).size).toBe(8)
    for (const { cid, avatarColor } of rows)
      expect(tiles.find(({ id }) => id === `id of ${cid}`)?.color).toBe(avatarColor)
  })

  it('stay when other people appear, and over a restart', async () => {
    const { surroundings, phone } = await phoneWith(NAMES.slice(0, 4).map(direct))
    const before = new Map(phone.inbox.rows.map(({ cid, avatarColor }) => [cid, avatarColor]))

    surroundings.kill()
    for (const name of NAMES) surroundings.server.rows.set(name, direct(name))
    const again = await surroundings.live()
    await surroundings.clock.pass(3_000)

    expect(again.inbox.rows).toHaveLength(8)
    for (const [cid, colour] of before)
      expect(again.inbox.rows.find((each) => each.cid === cid)?.avatarColor).toBe(colour)
  })
})
