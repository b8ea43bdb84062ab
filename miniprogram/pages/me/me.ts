import { own } from '../../composition'
import { MAX_NAME_LENGTH } from '../../protocol/limits'
import type { Detail } from '../events'
import { whileOnTop } from '../on-top'
import { bind, whileOpen } from '../page-life'

const { connection, me, screen, version, words } = own()

const LINK = { standing: 'standing', banner: 'banner', secondsToRetry: 'secondsToRetry' } as const

const FIELDS = {
  phase: 'phase',
  name: 'name',
  nameDraft: 'nameDraft',
  isNameRefused: 'isNameRefused',
  avatarText: 'avatarText',
  avatarColor: 'avatarColor',
  serverAddress: 'serverAddress',
  canChangeServer: 'canChangeServer',
  serverProblem: 'serverProblem',
} as const

/** Shows the user of this phone and the state of the connection. */
Component({
  data: {
    words,
    textScale: screen.textScale,
    version: version || words.me.developVersion,
    maxNameLength: MAX_NAME_LENGTH,
    phase: 'unknown',
    name: '',
    nameDraft: '',
    isNameRefused: false,
    avatarText: '',
    avatarColor: 0,
    banner: 'none',
    secondsToRetry: 0,
    standing: 'idle',
    serverAddress: '',
    canChangeServer: false,
    serverProblem: '',
  },
  methods: {
    ...whileOpen(
      () => ({ sources: [bind(connection, LINK), bind(me, FIELDS)] }),
      whileOnTop(screen, {
        title: () => words.tabs[1] ?? '',
        // This may be the first page
        shown: () => screen.nameTabs(words.tabs),
      })
    ),
    onEnter({ detail }: Detail<{ name: string }>) {
      me.editName(detail.name)
      if (me.canSignIn) me.signIn()
      else connection.retryNow()
    },
    onChangeServer: ({ detail }: Detail<{ value: { address: string } }>) =>
      me.changeServer(detail.value.address),
    onRetry: () => connection.retryNow(),
    onDiagnose: () => screen.toDiagnostics(),
  },
})
