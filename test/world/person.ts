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

/** Where a person lives. */
export interface World {
  clock: VirtualClock
  random: SeededRandom
  hostAt: (url: string) => Host | undefined
}

/** Somebody with a phone: what he does with it, and what he sees on it. */
export class Person {
  readonly wire: Wire
  /** What his phone does wrong, over every launch. */
  readonly faults: Faults
  /** His phone's disk, which outlives every launch. */
  readonly storage = inMemory()
  private running: { phone: Phone; app: RunningApp } | undefined

  constructor(
    readonly name: string,
    private readonly world: World
  ) {
    this.wire = new Wire(world.clock, world.hostAt, world.random)
    this.faults = new Faults(world.random)
  }

  /** Opens the mini-program, for the first time or after it was killed; somebody else may hold the phone. */
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

  /** The link of now is dead, and nothing tells either end. */
  linkFallsSilent(): void {
    this.wire.silence()
  }

  /** The next frame that holds this text does not arrive, and takes the link with it; answers whether it came. */
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

  /** Sends what he has typed. */
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

  /** The chat on his screen, line by line. */
  sees(): string[] {
    return this.app.chat.lines
  }

  /** The store of the chat on his screen. */
  get chat() {
    return this.app.chat.store
  }

  /** The ids of his messages in the chat that have not arrived. */
  unsent(): string[] {
    return this.app.chat.unsent
  }

  /** Why his last message was not taken, by its code. */
  get problem(): string {
    return this.app.chat.store.sendProblem
  }

  /** What stands in the box in which he writes. */
  get draft(): string {
    return this.app.chat.store.draft
  }

  /** His list of conversations, line by line. */
  list(): string[] {
    return listOf(this.stores.inbox.rows)
  }

  /** The conversation in that place of the list. */
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

  /** False before the first launch, and where the platform ended the mini-program or somebody did. */
  get isRunning(): boolean {
    return this.running !== undefined && this.running.phone.state().visibility !== 'killed'
  }

  /** Everything that can be done to his phone. */
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
