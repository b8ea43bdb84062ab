const OUTBOX = 'miniprogram/services/outbox/outbox.ts'
const LOG = 'miniprogram/services/log/log.ts'
const LOGS = 'miniprogram/services/log/logs.ts'

/**
 * For each tag of docs/faults.md what protects against it, and what stands in its place once it is taken
 * out: `guard` is found exactly once in `file`. With the guard gone, the test of that tag must fail.
 */
export const guards = [
  {
    tag: 'I01',
    file: 'server/storage/sqlite/append.ts',
    guard: 'mid ?? null, sender',
    without: 'null, sender',
  },
  {
    tag: 'I02',
    file: 'server/storage/sqlite/append.ts',
    guard: 'return { entry: first(batch, draft.mid, sender), isNew: false }',
    without:
      'return { entry: { ...first(batch, draft.mid, sender), seq: entry.seq }, isNew: false }',
  },
  {
    tag: 'I03',
    file: 'server/handlers/append-once.ts',
    guard: '(await append(draft, context))',
    without: '(append(draft, context).catch(() => 0), { ...draft, seq: 1, n: 1 })',
  },
  {
    tag: 'I04',
    file: OUTBOX,
    guard: 'if (!this.keep(letter)) throw',
    without: 'if (!this.letters.set(letter.mid, letter)) throw',
  },
  {
    tag: 'I05',
    file: OUTBOX,
    guard: 'parts.logs.arrived.on((entries) => this.recognise(entries))',
    without: '',
  },
  {
    tag: 'I06',
    file: LOGS,
    guard: 'this.put(cid, log.fill(this.get(cid), asked, page), page.entries)',
    without: 'this.put(cid, log.fill(this.get(cid), asked, page))',
  },
  {
    tag: 'I27',
    file: OUTBOX,
    guard: "return remedy === 'give-up'",
    without: 'return false',
  },
  {
    tag: 'X11',
    file: 'miniprogram/stores/message-store.ts',
    guard: "this.edit('')",
    without: '',
  },
  {
    tag: 'F24',
    file: LOG,
    guard: 'while (pending[joined]?.seq === next)',
    without: 'while (pending[joined])',
  },
  {
    tag: 'I07',
    file: 'miniprogram/services/conversations/merge-row.ts',
    guard:
      'const head = newer.gone || newer.lastSeq >= older.lastSeq ? newer : withHeadOf(newer, older)',
    without: 'return heard',
  },
  {
    tag: 'I08',
    file: 'server/bus/head-watch.ts',
    guard: 'for (const { cid } of missed)',
    without: 'for (const { cid } of [])',
  },
  {
    tag: 'I09',
    file: LOG,
    guard: 'return [...bySeq.values()].sort((a, b) => a.seq - b.seq)',
    without: 'return [...bySeq.values()]',
  },
  {
    tag: 'I10',
    file: LOG,
    guard: 'heard.filter(({ seq }) => seq > last)',
    without: 'heard.filter(() => true)',
  },
  {
    tag: 'I24',
    file: 'server/gateway/connection.ts',
    guard: 'if (this.socket.bufferedAmount <= MAX_BUFFERED_BYTES)',
    without: 'if (this.socket)',
  },
  {
    tag: 'I26',
    file: LOG,
    guard: "if (entry.type === 'recalled' || !recalled.has(entry.seq)) return entry",
    without: 'if (recalled) return entry',
  },
  {
    tag: 'F25',
    file: 'miniprogram/stores/painter.ts',
    guard: 'if (sinceLast >= pauseMs || sinceLast < 0)',
    without: 'if (pauseMs)',
  },
  {
    tag: 'I28',
    file: 'miniprogram/services/sync/sync.ts',
    guard: 'let since = cache.cursor',
    without: 'let since',
  },
]
