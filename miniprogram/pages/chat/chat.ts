import { own } from '../../composition'
import { MAX_TEXT_LENGTH } from '../../protocol/limits'
import type { ChatStore } from '../../stores/chat/chat-store'
import type { Detail, Tap } from '../events'
import { whileOnTop } from '../on-top'
import { bind, whileOpen } from '../page-life'
import { follow, type Tapped } from './follow'
import { mostLines } from './lines'
import { goToEnd, openReader, ready, resized, rowsOf, scrolled, type Reader } from './reader'
import type { Scroll } from './reading-place'

const { connection, openChat, say, screen, words } = own()

type Page = WechatMiniprogram.Component.TrivialInstance

interface ChatPage {
  chat: ChatStore
  reader: Reader
  isTyping?: boolean
}

const FIELDS = {
  cid: 'cid',
  phase: 'phase',
  title: 'title',
  field: 'field',
  canSend: 'canSend',
  isLoadingOlder: 'isLoadingOlder',
  isEmpty: 'isEmpty',
  isGone: 'isGone',
  hasNewer: 'hasNewer',
  newBelow: 'newBelow',
  sendProblem: 'sendProblem',
} as const

/** One conversation. The page draws rows and forwards gestures; the store decides. */
Component({
  data: {
    words,
    textScale: screen.textScale,
    maxTextLength: MAX_TEXT_LENGTH,
    maxLines: mostLines(screen),
    banner: 'none',
    secondsToRetry: 0,
    cid: '',
    phase: 'loading',
    title: '',
    field: { version: 0, text: '' },
    canSend: false,
    isLoadingOlder: false,
    newBelow: 0,
    hasNewer: false,
    chunks: [],
    anchor: '',
    sendProblem: '',
    problem: '',
    isEmpty: false,
    isGone: false,
    isFar: false,
  },
  observers: {
    title(this: { isOnTop?: boolean }, title: string) {
      if (this.isOnTop) screen.showTitle(title)
    },
    banner(this: Partial<ChatPage>) {
      if (this.reader) resized(this.reader)
    },
    sendProblem(this: Page & Partial<ChatPage>, code: string) {
      this.setData({ problem: code === '' ? '' : say.problem(code) }, () => {
        if (this.reader) resized(this.reader)
      })
    },
  },
  methods: {
    ...whileOpen(
      (page: Page & ChatPage, query, view) => {
        page.chat = openChat(decodeURIComponent(query['cid'] ?? ''))
        page.reader = openReader(view, page.chat, () => screen.query(page))
        return {
          sources: [
            bind(connection, { banner: 'banner', secondsToRetry: 'secondsToRetry' }),
            // Rows must be drawn first: only then do messages above the end not count as new
            () => rowsOf(page.reader),
            bind(page.chat, FIELDS),
          ],
          stops: [() => page.reader.list.close(), () => page.chat.close()],
        }
      },
      whileOnTop<ChatPage>(screen, {
        title: ({ chat }) => chat.title,
        ready: ({ reader }) => ready(reader),
      })
    ),
    onScroll(this: ChatPage, { detail }: Detail<Scroll>) {
      scrolled(this.reader, detail)
    },
    onNearTop(this: ChatPage) {
      this.chat.loadOlder()
    },
    onNearEnd(this: ChatPage) {
      this.chat.loadNewer()
    },
    onResize(this: ChatPage) {
      resized(this.reader)
    },
    onLatest(this: ChatPage) {
      this.chat.showLatest()
      goToEnd(this.reader)
    },
    onEdit(this: ChatPage, { detail }: Detail<{ draft: string }>) {
      this.chat.edit(detail.draft)
    },
    onSend(this: ChatPage) {
      this.chat.send()
      goToEnd(this.reader)
    },
    onTyping(this: ChatPage, { detail }: Detail<{ isTyping: boolean }>) {
      this.isTyping = detail.isTyping
    },
    /** Touching the messages hides the keyboard. The field is configured to keep it open. */
    onList(this: ChatPage) {
      if (this.isTyping) screen.hideKeyboard()
      this.isTyping = false
    },
    async onTrouble(this: ChatPage, { currentTarget }: Tap) {
      const { key, problem } = currentTarget.dataset
      const { resend, discard, copy } = words.chat
      const choice = await screen.choose(problem ?? '', [resend, discard, copy])
      if (choice === 0) this.chat.retry(key ?? '')
      if (choice === 1) this.chat.discard(key ?? '')
      if (choice === 2) screen.copy(this.chat.unsentText(key ?? ''))
    },
    onFollow: ({ detail }: Detail<Tapped>) => follow(detail, { screen, words }),
    onReconnect: () => connection.retryNow(),
    onDiagnose: () => screen.toDiagnostics(),
  },
})
