const ATTEMPT = 'miniprogram/services/socket/attempt.ts'
const BACKOFF = 'miniprogram/services/socket/backoff.ts'
const CONNECTION = 'miniprogram/services/socket/connection.ts'
const ENDING = 'miniprogram/services/socket/ending.ts'
const STATE = 'miniprogram/services/socket/connection-state.ts'
const SLOTS = 'miniprogram/services/socket/socket-slots.ts'
const SOCKETS = 'miniprogram/platform/sockets.ts'
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
  {
    tag: 'F05',
    file: ATTEMPT,
    guard: "timedOut: () => this.lose('no answer')",
    without: 'timedOut: () => undefined',
  },
  {
    tag: 'I18',
    file: 'miniprogram/services/socket/heartbeat.ts',
    guard: 'this.timer = this.clock.setTimeout(() => this.ping(PING_DEADLINE_MS), this.pingMs)',
    without: '',
  },
  {
    tag: 'I19',
    file: 'miniprogram/services/socket/requests.ts',
    guard: 'const REPLY_TIMEOUT_MS = 8_000',
    without: 'const REPLY_TIMEOUT_MS = 60_000',
  },
  {
    tag: 'F06',
    file: 'miniprogram/services/lifeline.ts',
    guard: 'if (!before.isConnected || isAnother)',
    without: 'if (!before.isConnected)',
  },
  {
    tag: 'F07',
    file: 'miniprogram/services/socket/heartbeat.ts',
    guard: 'const PING_DEADLINE_MS = 10_000',
    without: 'const PING_DEADLINE_MS = 100_000',
  },
  {
    tag: 'F18',
    file: 'server/gateway/connection-state.ts',
    guard: "return ages.sinceHeardMs > SILENCE_MS ? 'lost' : undefined",
    without: 'return undefined',
  },
  {
    tag: 'F13',
    file: BACKOFF,
    guard: '+ random * spread',
    without: '+ spread',
  },
  {
    tag: 'I21',
    file: BACKOFF,
    guard: 'const RESTART_SPREAD_MS = 5_000',
    without: 'const RESTART_SPREAD_MS = 100',
  },
  {
    tag: 'I20',
    file: STATE,
    guard: 'at - state.signedInAt >= LASTING_MS ? 0',
    without: 'at >= state.signedInAt ? 0',
  },
  {
    tag: 'X01',
    file: STATE,
    guard: "? { ...state, name: 'signing-in' }",
    without: "? { ...state, name: 'signing-in', failures: 0 }",
  },
  {
    tag: 'F12',
    file: 'miniprogram/composition.ts',
    guard:
      '  new Arrivals({ notices: connection.notices, conversations, logs, history, isLively, onUnknown })',
    without:
      "  connection.changed.on(() => {\n    if (connection.state.name !== 'connecting') return\n    new Arrivals({ notices: connection.notices, conversations, logs, history, isLively, onUnknown })\n  })",
  },
  {
    tag: 'I22',
    file: 'miniprogram/services/session/session.ts',
    guard: 'if (mayRenew) this.signIn()',
    without: "if (code === '') this.signIn()",
  },
  {
    tag: 'I23',
    file: ENDING,
    guard: "reason === 'replaced' || ",
    without: '',
  },
  {
    tag: 'F10',
    file: ENDING,
    guard: "return remedy === 'sign-in' || remedy === 'ask'",
    without: "return remedy === 'sign-in'",
  },
  {
    tag: 'F11',
    file: ATTEMPT,
    guard: 'closed: (code, reason) => listener.lost({},',
    without: 'closed: (code, reason) => code !== 1000 && listener.lost({},',
  },
  {
    tag: 'I11',
    file: ATTEMPT,
    guard: 'closed: (code, reason) => listener.lost({},',
    without: "closed: (code, reason) => reason !== 'interrupted' && listener.lost({},",
  },
  {
    tag: 'X08',
    file: ATTEMPT,
    guard: 'closed: (code, reason) => listener.lost({},',
    without: 'closed: (code, reason) => code !== undefined && listener.lost({},',
  },
  {
    tag: 'I12',
    file: 'miniprogram/services/socket/socket-slots.ts',
    guard: 'this.clock.setTimeout(() => this.release(task), RELEASE_MS)',
    without: '',
  },
  {
    tag: 'I13',
    file: CONNECTION,
    guard: 'if (isCurrent()) this.end({ isFinal: false, loss, why })',
    without: 'this.end({ isFinal: false, loss, why })',
  },
  {
    tag: 'F17',
    file: CONNECTION,
    guard: 'if (isCurrent()) this.notice(frame)',
    without: "if (isCurrent() || frame.url === '/bye') this.notice(frame)",
  },
  {
    tag: 'I14',
    file: CONNECTION,
    guard: 'if (isCurrent()) this.notice(frame)',
    without: 'this.notice(frame)',
  },
  {
    tag: 'I15',
    file: CONNECTION,
    guard: 'attempt?.probe()',
    without: 'attempt?.call',
  },
  {
    tag: 'X07',
    file: CONNECTION,
    guard: 'if (isCurrent()) this.end({ isFinal: false, loss, why })',
    without: 'this.end({ isFinal: false, loss, why })',
    also: {
      file: STATE,
      guard: 'return hasSocket(state) ? lost(state, event) : state',
      without: "return 'triedAt' in state ? lost(state, event) : state",
    },
  },
  {
    tag: 'F01',
    file: STATE,
    guard: 'return wasShort || !hasSocket(before) ? before : soon(before, at)',
    without: 'return before',
  },
  {
    tag: 'F02',
    file: ATTEMPT,
    guard: 'isTooEarly: TOO_EARLY.test(why)',
    without: 'isTooEarly: false',
  },
  {
    tag: 'F20',
    file: STATE,
    guard: 'const SHORT_ABSENCE_MS = 5_000',
    without: 'const SHORT_ABSENCE_MS = 60_000',
  },
  {
    tag: 'F21',
    file: CONNECTION,
    guard: "if (this.state.name === 'waiting') this.retryAt(this.state.until)",
    without: "if (awake(this.state).name === 'waiting') this.retryAt(awake(this.state).until)",
  },
  {
    tag: 'I16',
    file: STATE,
    guard: 'const until = Math.min(state.triedAt, at) + FLOOR_MS',
    without: 'const until = at',
  },
  {
    tag: 'I17',
    file: CONNECTION,
    guard: 'if (isNewAttempt || !hasSocket(next)) this.drop()',
    without: 'if (!hasSocket(next)) this.drop()',
  },
  {
    tag: 'X03',
    file: CONNECTION,
    guard: "this.happen({ type: wasSuspended ? 'show' : 'hint', at: this.now })",
    without: "this.happen({ type: 'replace', at: this.now })",
  },
  {
    tag: 'X04',
    file: 'miniprogram/services/drafts.ts',
    guard: 'this.shelf.set(cid, text)',
    without: 'void text',
  },
  {
    tag: 'F03',
    file: SOCKETS,
    guard: 'listen(task, listener)\n',
    without: 'wx.getNetworkType({ complete: () => listen(task, listener) })\n',
  },
  {
    tag: 'F04',
    file: SOCKETS,
    guard: 'wx.connectSocket({ url, fail:',
    without: 'wx.connectSocket({ url, success: () => listener.opened(), fail:',
  },
  {
    tag: 'F08',
    file: SLOTS,
    guard: 'if (this.alive.size < MOST_ALIVE) begin()',
    without: 'if (begin) begin()',
  },
  {
    tag: 'F09',
    file: SLOTS,
    guard: '(slot.isClosed ? slot.socket?.close() : listener.opened())',
    without: 'listener.opened()',
  },
  {
    tag: 'F14',
    file: ATTEMPT,
    guard:
      "this.deadline = ports.clock.setTimeout(() => this.lose('did not open'), OPEN_TIMEOUT_MS)",
    without: '',
  },
  {
    tag: 'F19',
    file: BACKOFF,
    guard: 'FLOOR_MS * 2 ** failures',
    without: 'FLOOR_MS',
  },
  {
    tag: 'X10',
    file: ATTEMPT,
    guard: 'failed: (errMsg) => this.lose(errMsg)',
    without: 'failed: () => undefined',
  },
  {
    tag: 'F16',
    file: ATTEMPT,
    guard: '.catch((error: unknown) => this.lose(String(error)))',
    without: '.catch(() => undefined)',
  },
  {
    tag: 'X02',
    file: SOCKETS,
    guard: 'wx.connectSocket({ url, fail:',
    without: "wx.connectSocket({ url, protocols: ['huiyin'], fail:",
  },
]
