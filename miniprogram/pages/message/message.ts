import { own } from '../../composition'
import { MAX_NAME_LENGTH } from '../../protocol/limits'
import type { Detail, Tap } from '../events'
import { whileOnTop } from '../on-top'
import { bind, follow, whileOpen } from '../page-life'

const { connection, inbox, me, screen, words } = own()

/** The list of conversations, the most active first. Shows the sign-in form instead while nobody is signed in. */
Component({
  data: {
    words,
    textScale: screen.textScale,
    maxNameLength: MAX_NAME_LENGTH,
    banner: 'none',
    secondsToRetry: 0,
    signIn: 'unknown',
    nameDraft: '',
    isNameRefused: false,
    phase: 'loading',
    isEmpty: false,
    rows: [],
  },
  methods: {
    ...whileOpen(
      () => ({
        sources: [
          bind(connection, { banner: 'banner', secondsToRetry: 'secondsToRetry' }),
          bind(me, { signIn: 'phase', nameDraft: 'nameDraft', isNameRefused: 'isNameRefused' }),
          bind(inbox, { phase: 'phase', isEmpty: 'isEmpty' }),
          (view) => inbox.onPatch((patch) => view.setData(patch)),
        ],
        // The badge is visible on the other tab too
        stops: [follow(() => inbox.tabBadge, screen.showTabBadge)],
      }),
      whileOnTop(screen, {
        title: () => words.tabs[0] ?? '',
        shown: () => {
          screen.nameTabs(words.tabs)
          screen.showTabBadge(inbox.tabBadge)
        },
      })
    ),
    onOpen: ({ currentTarget }: Tap) => screen.toChat(currentTarget.dataset['cid'] ?? ''),
    onEnter({ detail }: Detail<{ name: string }>) {
      me.editName(detail.name)
      me.signIn()
    },
    onRetry: () => connection.retryNow(),
    onDiagnose: () => screen.toDiagnostics(),
    onPullDownRefresh: () => inbox.refresh().then(() => screen.endPullDown()),
    onReachBottom: () => inbox.showMore(),
  },
})
