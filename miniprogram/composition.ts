import { openPlatform } from './platform/open-platform'
import type { Ports } from './platform/ports'
import { openScreen } from './platform/screen'
import { addressFor, parseAddress, socketUrl } from './server-address'
import { Cache } from './services/cache/cache'
import { Conversations } from './services/conversations/conversations'
import { Directs } from './services/conversations/directs'
import { Drafts } from './services/drafts'
import { Diagnostics } from './services/diagnostics/diagnostics'
import { Journal } from './services/diagnostics/journal'
import { History } from './services/history'
import { Account } from './services/keeping/account'
import { yielding, type MakeRoom } from './services/keeping/yielding'
import { Fallback } from './services/fallback/fallback'
import { HttpCalls } from './services/fallback/http-calls'
import { Lifeline } from './services/lifeline'
import { Logs } from './services/log/logs'
import { Mids } from './services/outbox/mids'
import { Outbox } from './services/outbox/outbox'
import { People } from './services/people'
import { Reads } from './services/reads'
import { CredentialStore } from './services/session/credentials'
import { ServerTime } from './services/server-time'
import { Session } from './services/session/session'
import { Connection } from './services/socket/connection'
import type { Call } from './services/socket/link'
import { Arrivals } from './services/sync/arrivals'
import { SecondLook } from './services/sync/second-look'
import { Sync } from './services/sync/sync'
import { Ways } from './services/ways'
import { AvatarColours } from './stores/look/avatar-colours'
import { ConnectionStore } from './stores/connection/connection-store'
import { InboxStore } from './stores/inbox/inbox-store'
import { MeStore, type ServerChoice } from './stores/me-store'
import { ChatStore } from './stores/chat/chat-store'
import { Today } from './stores/look/today'
import { wordsFor, type Words } from './text/words'

const SERVER_KEY = 'server'

/** How the mini-program was opened; `server` makes a developer's build use another server. */
export interface LaunchQuery {
  server?: string
}

/** What the phone stores for the signed-in user. Each part reloads when another user signs in. */
function composeKept({ clock, storage }: Ports) {
  const makeRoom: MakeRoom = () => cache.makeRoom()
  const precious = yielding(storage, makeRoom)
  const account = new Account(storage, precious)
  // Must come before the rows, so that the list is drawn only once, with its drafts
  const drafts = new Drafts(account)
  const conversations = new Conversations(account)
  const directs = new Directs(conversations, account)
  const logs = new Logs(account)
  const colours = new AvatarColours(account, conversations)
  const cache = new Cache({ clock, account, conversations, logs })
  return { account, conversations, directs, colours, logs, cache, drafts, precious }
}

type Kept = ReturnType<typeof composeKept>

/** The path to the server: the session and the connection. */
function composeLink(ports: Ports, kept: Kept) {
  const { account, conversations, logs, cache } = kept
  const credentials = new CredentialStore(kept.precious, ports.random)
  const session = new Session({ ports, credentials, account })
  const time = new ServerTime(ports.clock)
  const sync = new Sync({ account, conversations, logs, cache })
  const connection = new Connection(ports, {
    url: () => socketUrl(session.serverAddress),
    signIn: async (call) => {
      const welcome = await session.login(call)
      time.hear(welcome.now)
      return welcome
    },
    askForNews: (call) => sync.ask(call),
    catchUp: (call, news, welcome) => sync.catchUp(call, news, welcome),
  })
  // the phone's clock may be changed while the link lives
  connection.timed.on((now) => time.hear(now))
  const calls = new HttpCalls({ ...ports, session })
  const catchUp = (call: Call) => sync.pass(call)
  const fallback = new Fallback({ ...ports, connection, call: calls.call, catchUp })
  const lifeline = new Lifeline({ session, connection, fallback, network: ports.network })
  const link = new Ways(connection, fallback)
  const wrongs = [connection.wrong, calls.wrong]
  new SecondLook({ clock: ports.clock, link, sync, wrongs, contradicted: logs.contradicted })
  return { session, time, sync, connection, fallback, link, lifeline, wrongs }
}

type Link = ReturnType<typeof composeLink>

/** The services that send requests once the phone is connected. */
function composeErrands({ clock, random }: Ports, kept: Kept, { connection, link, sync }: Link) {
  const { account, conversations, directs, drafts, logs, cache } = kept
  const ports = { clock, random, link }
  const mids = new Mids(clock, random)
  const outbox = new Outbox({ ...ports, account, logs, mids, conversations, directs })
  directs.moved.on((moved) => drafts.move(moved))
  const history = new History(ports, logs, account)
  const people = new People(ports, conversations, account)
  const reads = new Reads(ports, conversations, account)
  const isLively = (cid: string) => cache.isLively(cid)
  const onUnknown = () => void sync.pass(link.call).catch(() => connection.hint())
  new Arrivals({ notices: connection.notices, conversations, logs, history, isLively, onUnknown })
  sync.renewed.on(() => {
    history.forget()
    reads.forget()
  })
  sync.markBehind.on((cid) => reads.repeat(cid))
  return { outbox, history, people, reads }
}

/** The server's address. A developer can choose another one on the phone. */
function serverChoice({ storage, device }: Ports): ServerChoice {
  return {
    canChange: device.environment === 'develop',
    parse: parseAddress,
    keep: (address) => storage.set(SERVER_KEY, address),
  }
}

/** What happens when the app comes to the front or goes to the background. */
const inFront = (today: Today, { cache }: Kept, { connection }: Link) => ({
  show() {
    connection.show()
    today.show()
  },
  hide() {
    today.hide()
    connection.hide()
    cache.flush()
  },
})

/**
 * Everything between a phone and its pages. Nothing starts before `launch`. `words` contains only strings, because a
 * page's data cannot hold functions; `say` contains the sentences with parameters.
 */
export function compose(ports: Ports, query: LaunchQuery = {}) {
  const { rows: say, ...words }: Words = wordsFor(ports.device.language)
  const kept = composeKept(ports)
  const link = composeLink(ports, kept)
  const errands = composeErrands(ports, kept, link)
  const today = new Today({ clock: ports.clock, time: link.time })
  const parts = { clock: ports.clock, words: say, today, ...kept, ...link, ...errands }
  const diagnostics = new Diagnostics({ ...ports, ...parts, journal: new Journal(ports.clock) })
  const address = addressFor(ports.device.environment, query.server, ports.storage.get(SERVER_KEY))
  return {
    words,
    say,
    connection: new ConnectionStore(parts),
    inbox: new InboxStore(parts),
    me: new MeStore({ ...parts, server: serverChoice(ports) }),
    diagnostics: { clock: ports.clock, diagnostics },
    openChat: (cid: string) => new ChatStore(cid, parts),
    launch: () => link.lifeline.start(address),
    ...inFront(today, kept, link),
  }
}

/** The composition that a phone's pages use. */
export type Composition = ReturnType<typeof compose>

let mine: ReturnType<typeof composeOwn> | undefined

function composeOwn() {
  const ports = openPlatform(wx)
  const { query } = wx.getLaunchOptionsSync()
  const composed = compose(ports, query)
  const screen = openScreen(wx, composed.words.screen)
  return { ...composed, screen, version: ports.device.version }
}

/** The composition of this phone, created at the first call. */
export const own = () => (mine ??= composeOwn())
