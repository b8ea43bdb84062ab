import { makeAutoObservable } from 'mobx-miniprogram'
import type { Timer } from '../../platform/clock'
import { isBlank } from '../../protocol/text-rules'
import type { Moved } from '../../services/conversations/directs'
import { ChatError } from '../../services/socket/chat-error'
import type { ChatParts } from './chat-parts'
import type { ChatPhase } from './chat-phase'
import { ChatView, type ChatLook } from './chat-view'
import { PATIENCE_MS } from './message-rows'
import { Painter } from '../painting/painter'
import type { PatchListener } from '../painting/patch'

const PAUSE_MS = 60
/** When the reader is not at the end, each new message changes the rows and the count below: two updates. */
const PAUSE_ELSEWHERE_MS = 120
/** A chat that opens with fewer messages than this loads older ones, to fill the screen. */
const FEW_ENTRIES = 30

/** One conversation on screen: its messages, and the draft. */
export class ChatStore implements ChatLook {
  phase: ChatPhase = 'loading'
  title = ''
  isGone = false
  isEmpty = true
  hasOlder = false
  isLoadingOlder = false
  hasNewer = false
  newBelow = 0
  firstUnreadKey = ''
  draft = ''
  /** The text to put into the field. Changes when a draft is restored or sent, not while the user types. */
  field = { version: 0, text: '' }
  /** The code of the refusal of the last text. Empty if it was accepted. */
  sendProblem = ''
  private view: ChatView
  /** Ends the holding of the log. */
  private release: () => void
  private readonly painter: Painter
  private readonly endings: (() => void)[]
  private listener: PatchListener | undefined
  private clockTimer: Timer

  constructor(
    public cid: string,
    private readonly parts: ChatParts
  ) {
    makeAutoObservable<this, keyof typeof UNOBSERVED>(this, UNOBSERVED, { autoBind: true })
    this.view = new ChatView(cid, parts)
    this.painter = new Painter(parts.clock, () => this.paint())
    this.draft = parts.drafts.get(cid)
    this.field = { version: 0, text: this.draft }
    this.release = parts.logs.hold(cid)
    this.endings = this.listen()
    this.catchUp()
    this.paint()
  }

  get canSend(): boolean {
    return !isBlank(this.draft) && !this.isGone
  }

  edit(text: string): void {
    this.draft = text
    // Invisible text is not a draft: the list would show an empty one
    this.parts.drafts.set(this.cid, isBlank(this.draft) ? '' : this.draft)
  }

  /** Shows the message at once. Its delivery state follows. */
  send(): void {
    if (!this.canSend) return
    this.view.toEnd()
    try {
      this.parts.outbox.put(this.cid, { text: this.draft.trim() })
      this.sendProblem = ''
      this.edit('')
      this.field = { version: this.field.version + 1, text: '' }
    } catch (error) {
      this.sendProblem = ChatError.from(error).code
    }
  }

  retry(mid: string): void {
    this.parts.outbox.resend(mid)
  }

  discard(mid: string): void {
    this.parts.outbox.discard(mid)
  }

  /** The text of a message that waits or has failed. Empty for any other message. */
  unsentText(mid: string): string {
    const letters = this.parts.outbox.lettersOf(this.cid)
    return letters.find((letter) => letter.mid === mid)?.body.text ?? ''
  }

  loadOlder(): void {
    this.view.up()
    this.refresh()
  }

  loadNewer(): void {
    this.view.down()
    this.refresh()
  }

  showLatest(): void {
    this.view.toEnd()
    this.refresh()
  }

  /** The page reports whether the last row is visible. */
  atEnd(isAtEnd: boolean): void {
    this.view.atEnd(isAtEnd)
    this.refresh()
  }

  onPatch(listener: PatchListener): () => void {
    this.listener = listener
    this.draw(listener)
    return () => {
      this.listener = undefined
    }
  }

  close(): void {
    this.painter.stop()
    this.parts.clock.clearTimeout(this.clockTimer)
    for (const end of [...this.endings, this.release]) end()
  }

  private listen(): (() => void)[] {
    const { logs, outbox, conversations, directs, history, people, link, today } = this.parts
    const refresh = () => this.refresh()
    const ifMine = (cid: string) => {
      if (cid === this.cid) refresh()
    }
    return [
      logs.changed.on(ifMine),
      outbox.changed.on(ifMine),
      history.changed.on(ifMine),
      conversations.changed.on((cids) => cids.forEach(ifMine)),
      directs.moved.on((moved) => this.move(moved)),
      people.changed.on(refresh),
      link.changed.on(refresh),
      today.changed.on(refresh),
    ]
  }

  /** The chat goes on in the conversation that took the place of this one. The user goes on writing. */
  private move({ from, to }: Moved): void {
    if (from !== this.cid) return
    this.release()
    this.cid = to
    this.release = this.parts.logs.hold(to)
    this.view = this.view.movedTo(to)
    this.restore()
    this.catchUp()
    if (this.listener) this.draw(this.listener)
    this.paint()
  }

  /** The field changes only if the draft is not what is in it. */
  private restore(): void {
    const draft = this.parts.drafts.get(this.cid)
    if (isBlank(this.draft) ? draft === '' : draft === this.draft) return
    this.draft = draft
    this.field = { version: this.field.version + 1, text: draft }
  }

  /** The row may know a later head than the cached log. */
  private catchUp(): void {
    const { logs, conversations, history } = this.parts
    logs.hearOfHead(this.cid, conversations.get(this.cid)?.lastSeq ?? 0)
    const { entries } = logs.get(this.cid)
    if (entries.length > 0 && entries.length < FEW_ENTRIES) history.loadOlder(this.cid)
  }

  private refresh(): void {
    this.painter.request(this.view.isElsewhere ? PAUSE_ELSEWHERE_MS : PAUSE_MS)
  }

  /** Draws everything. */
  private draw(listener: PatchListener): void {
    const patch = this.view.patch(true)
    // The first drawing decides where the divider is
    this.look()
    listener(patch)
  }

  private paint(): void {
    const patch = this.listener ? this.view.patch(false) : {}
    this.look()
    this.awaitClock()
    if (Object.keys(patch).length > 0) this.listener?.(patch)
  }

  /** Only a visible page gets patches. */
  private look(): void {
    Object.assign(this, this.view.look(this.listener !== undefined))
  }

  /** Updates the row of a letter once it has waited long enough. */
  private awaitClock(): void {
    const { clock, outbox } = this.parts
    clock.clearTimeout(this.clockTimer)
    const now = clock.now()
    const isNew = outbox.lettersOf(this.cid).some(({ at }) => Math.abs(now - at) < PATIENCE_MS)
    if (isNew) this.clockTimer = clock.setTimeout(() => this.refresh(), PATIENCE_MS)
  }
}

const UNOBSERVED = {
  view: false,
  painter: false,
  endings: false,
  listener: false,
  clockTimer: false,
  parts: false,
  release: false,
} as const
