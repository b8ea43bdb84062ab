import { Faults } from '../../simulator/platform/faults/switches'
import { inMemory } from '../../simulator/platform/key-values'
import type { NetworkType } from '../../simulator/platform/network'
import {
  createPhone,
  type Phone,
  type PhoneControls,
  type PhoneState,
} from '../../simulator/platform/phone'
import type { Direction } from './link'
import { listOf } from './lines'
import { RunningApp } from './running-app'
import type { SeededRandom } from './seeded-random'
import type { VirtualClock } from './virtual-clock'
import { type Host, Wire } from './wire'

/** The world in which a person lives. */
export interface World {
  clock: VirtualClock
  random: SeededRandom
  hostAt: (url: string) => Host | undefined
}

/** A person with a phone: the actions on it, and what is visible on it. */
export class Person {
  readonly wire: Wire
  /** The phone's faults, across all launches. */
  readonly faults: Faults
  /** The phone's disk, which outlives every launch. */
  readonly storage = inMemory()
  private running: { phone: Phone; app: RunningApp } | undefined

  constructor(
    readonly name: string,
    private readonly world: World
  ) {
    this.wire = new Wire(world.clock, world.hostAt, world.random)
    this.faults = new Faults(world.random)
  }

  /** Opens the mini-program, for the first time or after it was killed. Another person may hold the phone. */
  launches(server: string, name = this.name): void {
    const { clock, random } = this.world
    const { storage, faults, wire: transport } = this
    const phone = createPhone({ clock, random: random.branch(), transport, storage, name, faults })
    const chance = () => random.fraction()
    this.running = { phone, app: new RunningApp(phone, { server, chance }) }
  }

  isKilled(): void {
    this.phone.controls.kill()
    this.running = undefined
  }

  goesToBackground(): void {
    this.phone.controls.hide()
  }

  comesBack(): void {
    this.phone.controls.show()
  }

  losesNetwork(): void {
    this.wire.cut()
    this.phone.controls.setNetwork('none')
  }

  findsNetwork(type: NetworkType = 'wifi'): void {
    this.wire.mend()
    this.phone.controls.setNetwork(type)
  }

  /** The current link is dead, and neither end is told. */
  linkFallsSilent(): void {
    this.wire.silence()
  }

  /**
   * Loses the next frame that contains this text, and breaks its link. The returned function tells whether this
   * happened.
   */
  loses(direction: Direction, text: string): () => boolean {
    let isLost = false
    this.wire.toll = (way, frame, link) => {
      if (isLost || way !== direction || !frame.includes(text)) return true
      isLost = true
      link.breakDown()
      return false
    }
    return () => isLost
  }

  opensChat(cid: string): void {
    this.app.open(cid)
  }

  leavesChat(): void {
    this.app.leave()
  }

  types(text: string): void {
    this.app.chat.store.edit(text)
  }

  /** Sends the typed text. */
  confirms(): void {
    this.app.chat.store.send()
  }

  says(text: string): void {
    this.types(text)
    this.confirms()
  }

  scrollsToOlder(): void {
    this.app.chat.store.loadOlder()
  }

  /** The lines of the chat on the screen. */
  sees(): string[] {
    return this.app.chat.lines
  }

  /** The store of the chat on the screen. */
  get chat() {
    return this.app.chat.store
  }

  /** The ids of this person's messages in the chat that have not arrived. */
  unsent(): string[] {
    return this.app.chat.unsent
  }

  /** The code of the refusal of the last message. */
  get problem(): string {
    return this.app.chat.store.sendProblem
  }

  /** The content of the composer's field. */
  get draft(): string {
    return this.app.chat.store.draft
  }

  /** The lines of the conversation list. */
  list(): string[] {
    return listOf(this.stores.inbox.rows)
  }

  /** The conversation at that place of the list. */
  listed(place: number): string {
    return this.stores.inbox.rows[place]!.cid
  }

  get canScrollUp(): boolean {
    return this.app.chat.store.hasOlder
  }

  get sockets(): PhoneState['sockets'] {
    return this.phone.state().sockets
  }

  get socketsOpened(): number {
    return this.wire.linksOpened
  }

  get stores(): RunningApp['stores'] {
    return this.app.stores
  }

  /** False before the first launch, and after the mini-program was ended. */
  get isRunning(): boolean {
    return this.running !== undefined && this.running.phone.state().visibility !== 'killed'
  }

  /** Everything that can be done to the phone. */
  get controls(): PhoneControls {
    return this.phone.controls
  }

  private get app(): RunningApp {
    return this.now.app
  }

  private get phone(): Phone {
    return this.now.phone
  }

  private get now() {
    if (!this.running || !this.isRunning)
      throw new Error(`${this.name}'s mini-program does not run`)
    return this.running
  }
}
