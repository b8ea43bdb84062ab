import { own } from '../composition'
import { DiagnosticsStore } from './diagnostics-store'
import { whileOnTop } from '../pages/on-top'
import { bind, whileOpen } from '../pages/page-life'
import { renderingOf } from './rendering'

const { connection, diagnostics, screen, words } = own()

interface DiagnosticsPage extends DrawnPage {
  diagnostics: DiagnosticsStore
}

const FIELDS = {
  way: 'way',
  lastEnd: 'lastEnd',
  secondsToRetry: 'secondsToRetry',
  roundTripMs: 'roundTripMs',
  outboxCount: 'outboxCount',
  outboxBytes: 'outboxBytes',
  setAside: 'setAside',
  cachedConversations: 'cachedConversations',
  cachedChats: 'cachedChats',
  appVersion: 'appVersion',
  protocolVersion: 'protocolVersion',
  cacheVersion: 'cacheVersion',
  events: 'events',
} as const

/** Shows the state of the connection, to explain why messages are late. */
Component({
  data: {
    words: {
      ...words.diagnostics,
      states: words.me.states,
      actions: words.banner.actions,
      version: words.me.developVersion,
    },
    textScale: screen.textScale,
    standing: 'idle',
    way: 'none',
    lastEnd: '',
    secondsToRetry: 0,
    roundTripMs: -1,
    outboxCount: 0,
    outboxBytes: 0,
    setAside: 0,
    cachedConversations: 0,
    cachedChats: 0,
    appVersion: '',
    protocolVersion: 0,
    cacheVersion: 0,
    events: [],
  },
  methods: {
    ...whileOpen(
      (page: DiagnosticsPage) => {
        page.diagnostics = new DiagnosticsStore(diagnostics)
        return {
          sources: [bind(connection, { standing: 'standing' }), bind(page.diagnostics, FIELDS)],
          stops: [() => page.diagnostics.close()],
        }
      },
      whileOnTop(screen, { title: () => words.diagnostics.title })
    ),
    onRetry: () => connection.retryNow(),
    onCopy(this: DiagnosticsPage) {
      screen.copy(this.diagnostics.text(renderingOf(this)))
    },
  },
})
