import { autorun } from 'mobx-miniprogram'
import type { ChatLook } from '../../miniprogram/stores/chat/chat-view'
import type { ChatStore } from '../../miniprogram/stores/chat/chat-store'
import { PageData } from '../world/page-data'
import { openStory } from '../world/story'
import type { VirtualServer } from '../world/virtual-server'
import { words } from './entries'
import { ROWS, Traffic } from './traffic'

const ADDRESS = 'http://huiyin.test'
const MOST_UPDATES_A_SECOND = 20
const MOST_CHARACTERS = 256 * 1024

/** The updates of a chat page, with their times. Each is one setData. */
function updatesOf(store: ChatStore, now: () => number) {
  const updates: { at: number; characters: number }[] = []
  const page = new PageData()
  const note = (value: object) =>
    updates.push({ at: now(), characters: JSON.stringify(value).length })
  store.onPatch((patch) => {
    page.apply(patch)
    note(patch)
  })
  autorun(() => {
    const { phase, isEmpty, hasOlder, isLoadingOlder, hasNewer, newBelow } = store as ChatLook
    note({ phase, isEmpty, hasOlder, isLoadingOlder, hasNewer, newBelow })
  })
  return { page, updates }
}

async function peopleOf(server: VirtualServer, names: readonly string[]): Promise<string[]> {
  const ids: string[] = []
  for (const name of names) {
    const { user } = await server.storage.ensureUser({ identity: `demo:${name}`, name, avatar: '' })
    ids.push(user.id)
  }
  return ids
}

async function groupOf(server: VirtualServer, names: readonly string[]): Promise<string> {
  const [owner = '', ...others] = await peopleOf(server, names)
  const cid = await server.storage.createGroup({ title: 'all', avatar: '', owner, at: 0 })
  for (const other of others) await server.storage.join(cid, other, 0)
  return cid
}

describe('a chat with many messages', () => {
  it('[F25] draws 300 messages of one second in few and small updates, in order', async () => {
    const story = openStory()
    const { clock } = story
    const server = await story.serverAt(ADDRESS)
    const names = words(12, 'speaker')
    const cid = await clock.during(groupOf(server, ['alice', ...names]))
    const [alice, ...speakers] = ['alice', ...names].map((name) => story.person(name))
    for (const person of [alice!, ...speakers]) person.launches(ADDRESS)
    await story.quiet()
    for (const speaker of speakers) speaker.opensChat(cid)
    const store = alice!.stores.openChat(cid)
    await story.quiet()
    const { page, updates } = updatesOf(store, () => clock.now())

    for (const speaker of speakers) for (const word of words(25)) speaker.says(word)
    await story.quiet()

    const log = await clock.during(server.log(cid))
    const chunks = page.get('chunks') as { rows: { text: string }[] }[]
    const texts = chunks.flatMap(({ rows }) => rows).map(({ text }) => text)
    expect(log.filter((text) => text.startsWith('word'))).toHaveLength(300)
    expect(texts.slice(-150)).toEqual(log.slice(-150))
    expect(texts.length).toBeLessThanOrEqual(200)
    const inASecond = updates.map(
      ({ at }) => updates.filter((other) => other.at >= at && other.at < at + 1_000).length
    )
    expect(Math.max(...inASecond)).toBeLessThanOrEqual(MOST_UPDATES_A_SECOND)
    expect(Math.max(...updates.map(({ characters }) => characters))).toBeLessThan(MOST_CHARACTERS)
    store.close()
  })
})

describe('a list of 10,000 conversations', () => {
  it('[I28] is updated with three rows if three have changed', async () => {
    const story = openStory()
    const { clock } = story
    const server = await story.serverAt(ADDRESS)
    const [owner = ''] = await clock.during(peopleOf(server, ['alice']))
    const made = words(10_000, 'group').map((title) =>
      server.storage.createGroup({ title, avatar: '', owner, at: 0 })
    )
    const cids = await clock.during(Promise.all(made))
    const alice = story.person('alice')
    alice.launches(ADDRESS)
    await clock.until(() => alice.stores.connection.isLive)
    await story.quiet()
    alice.losesNetwork()
    const traffic = new Traffic(alice)

    for (const place of [7, 5_000, 9_998]) {
      const draft = { cid: cids[place]!, from: owner, at: 0, mid: `news-${place}` }
      const said = server.storage.append({ ...draft, type: 'text', body: { text: 'news' } })
      await clock.during(said)
    }
    alice.findsNetwork()
    await story.quiet()

    const pages = traffic.of('down', ROWS).map((text) => JSON.parse(text) as RowsFrame)
    const brought = pages.flatMap(({ data }) => data.conversations.map(({ title }) => title))
    expect(pages).toHaveLength(1)
    expect(brought.sort()).toEqual(['group 5001', 'group 8', 'group 9999'])
    expect(alice.stores.connection.isLive).toBe(true)
  })
})

interface RowsFrame {
  data: { conversations: { title: string }[] }
}
