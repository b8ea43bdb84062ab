/**
 * The data with which each component and page is drawn: the initial values, then all values filled in, then each
 * value changed in turn. New properties are handled by their type. These lists contain what a type does not tell.
 */
const STATES = [
  'idle',
  'connecting',
  'waiting',
  'syncing',
  'live',
  'fallback',
  'offline',
  'replaced',
]

const VALUES = {
  avatarColor: [0, 5],
  avatarColour: [0, 5],
  colour: [0, 5],
  banner: ['none', ...STATES],
  delivery: ['queued', 'sent', 'read', 'failed'],
  phase: ['loading', 'ready', 'failed', 'needs-name', 'signing-in', 'signed-out', 'signed-in'],
  seconds: [0, 7],
  secondsToRetry: [0, 7],
  signIn: ['unknown', 'needs-name', 'signing-in', 'signed-out', 'failed', 'signed-in'],
  standing: STATES,
  state: ['none', ...STATES],
  way: ['none', 'socket', 'http'],
}

const bubble = (key, more) => ({
  key,
  kind: 'mine',
  isMine: true,
  text: '你好 hello',
  senderName: '李四',
  avatarText: '李',
  avatarColor: 3,
  delivery: 'sent',
  problem: '',
  showsClock: false,
  ...more,
})

/** Lists, by the page's field. */
const LISTS = {
  chunks: [
    {
      id: 'c1',
      rows: [
        { key: 't1', kind: 'time', text: '昨天 12:00' },
        bubble('m1', {}),
        bubble('m2', { kind: 'theirs', isMine: false }),
        bubble('m3', { delivery: 'failed', problem: '内容过长' }),
        bubble('m4', { kind: 'text' }),
        bubble('m5', { kind: 'unsupported' }),
        { key: 'd1', kind: 'divider', text: '以下是新消息' },
        { key: 'n1', kind: 'notice', text: '王五 加入了群聊' },
      ],
    },
  ],
  events: [
    { key: '2', time: '12:00:01', text: 'connection: live' },
    { key: '1', time: '12:00:00', text: 'connection: connecting' },
  ],
  rows: [
    {
      key: 'a',
      cid: 'a',
      title: '李四',
      time: '12:00',
      line: '在吗',
      lineKind: 'draft',
      unread: 3,
    },
    { key: 'b', cid: 'b', title: '群', time: '昨天', line: '好', lineKind: 'text', muted: true },
    { key: 'c', cid: 'c', title: '王五', isPinned: true, isMuted: true, tiles: [], avatars: [] },
  ],
}

/** Every case of one component or page: its `path`, the case's `name`, and the data. */
export function casesOf(path, definition, words) {
  const begins = beginningOf(definition)
  const full = Object.fromEntries(
    Object.entries(begins).map(([name, value]) => [name, choicesOf(name, value, words).at(-1)])
  )
  const changed = Object.entries(begins).flatMap(([name, value]) =>
    choicesOf(name, value, words).map((choice) => ({
      name: `${name} = ${JSON.stringify(choice).slice(0, 40)}`,
      data: { ...full, [name]: choice },
    }))
  )
  const cases = [
    { name: 'as it begins', data: given(begins, words) },
    { name: 'full', data: full },
  ]
  return withoutDoubles([...cases, ...changed]).map((one) => ({ path, ...one }))
}

/** The initial data and the initial values of the properties. */
function beginningOf({ data = {}, properties = {} }) {
  const defaults = Object.entries(properties).map(([name, property]) => [name, defaultOf(property)])
  return { ...data, ...Object.fromEntries(defaults) }
}

function defaultOf(property) {
  if (property?.value !== undefined) return property.value
  const type = property?.type ?? property
  return { String: '', Number: 0, Boolean: false, Array: [], Object: {} }[type?.name] ?? ''
}

function choicesOf(name, value, words) {
  if (name === 'words') return [words]
  if (VALUES[name]) return VALUES[name]
  if (LISTS[name]) return [[], LISTS[name]]
  if (typeof value === 'boolean') return [false, true]
  if (typeof value === 'number') return [0, 3]
  if (typeof value === 'string') return ['', '文字 text']
  return [value]
}

/** A component always gets its texts. */
const given = (begins, words) => ('words' in begins ? { ...begins, words } : begins)

function withoutDoubles(cases) {
  return [...new Map(cases.map((one) => [JSON.stringify(one.data), one])).values()]
}
