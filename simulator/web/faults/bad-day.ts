import { FAULTS, type FaultName } from '../../platform/faults/catalogue'
import type { FaultSettings, Faults } from '../../platform/faults/switches'
import type { PhoneHandle } from '../phone-window'

/** What a bad day needs. */
export interface BadDayParts {
  faults: Faults
  phone: () => PhoneHandle | undefined
  relaunch: () => void
  /** 0 ≤ x < 1. */
  random: () => number
}

const NEXT_MS: Range = [400, 2_000]
const FAULT_LASTS_MS: Range = [500, 6_000]
const AWAY_MS: Range = [500, 9_000]
const OPENED_AGAIN_MS = 1_000
/** Of ten events, this many are faults. The others are actions of the owner and changes of the network. */
const FAULTS_OF_TEN = 7

type Range = readonly [number, number]

/** Triggers random faults and events on a phone until it is stopped. */
export class BadDay {
  isOn = false
  private before: FaultSettings = {}
  private next: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly parts: BadDayParts) {}

  start(): void {
    if (this.isOn) return
    this.isOn = true
    this.before = this.parts.faults.settings()
    this.goOn()
  }

  /** Restores the phone to its earlier state. */
  stop(): void {
    if (!this.isOn) return
    this.isOn = false
    clearTimeout(this.next)
    this.parts.faults.clear()
    this.parts.faults.setAll(this.before)
    this.recover()
  }

  private goOn(): void {
    this.next = setTimeout(() => {
      this.strike()
      this.goOn()
    }, this.between(NEXT_MS))
  }

  private strike(): void {
    const phone = this.parts.phone()
    if (phone?.state().visibility === 'killed') this.later(OPENED_AGAIN_MS, () => this.recover())
    else if (this.below(10) < FAULTS_OF_TEN) this.turnOn(FAULTS[this.below(FAULTS.length)]?.name)
    else this.happenings[this.below(this.happenings.length)]?.(phone)
  }

  /** A fault of the moment occurs once. Any other stays on for some seconds. */
  private turnOn(name: FaultName | undefined): void {
    const { faults } = this.parts
    if (name === undefined) return
    const isMoment = FAULTS.some((fault) => fault.name === name && fault.family === 'moments')
    faults.set(name, isMoment ? 'once' : { probability: 0.5 })
    if (!isMoment) this.later(this.between(FAULT_LASTS_MS), () => faults.clear(name))
  }

  private readonly happenings: ((phone: PhoneHandle | undefined) => void)[] = [
    (phone) => {
      phone?.controls.hide()
      this.later(this.between(AWAY_MS), () => this.recover())
    },
    (phone) => {
      phone?.controls.setNetwork('none')
      this.later(this.between(AWAY_MS), () => this.recover())
    },
    (phone) => phone?.controls.setNetwork(phone.state().networkType === 'wifi' ? '4g' : 'wifi'),
    () => this.parts.relaunch(),
  ]

  /** Brings the phone back: in front, with a network, and running. */
  private recover(): void {
    const phone = this.parts.phone()
    if (phone?.state().visibility === 'killed') {
      this.parts.relaunch()
      return
    }
    phone?.controls.show()
    if (phone?.state().networkType === 'none') phone.controls.setNetwork('wifi')
  }

  /** Does not run after the bad day has ended, when everything is restored already. */
  private later(ms: number, run: () => void): void {
    setTimeout(() => this.isOn && run(), ms)
  }

  private below(end: number): number {
    return Math.floor(this.parts.random() * end)
  }

  private between([least, most]: Range): number {
    return least + this.parts.random() * (most - least)
  }
}
