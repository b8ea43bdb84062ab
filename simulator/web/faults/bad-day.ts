import { FAULTS, type FaultName } from '../../platform/faults/catalogue'
import type { FaultSettings, Faults } from '../../platform/faults/switches'
import type { PhoneHandle } from '../phone-window'

/** Whose day it is. */
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
/** Of ten things that go wrong, so many are faults; the others are the owner's and the network's doing. */
const FAULTS_OF_TEN = 7

type Range = readonly [number, number]

/** Throws at a phone whatever can go wrong, at random, until it is over. */
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

  /** Puts everything back to how it was. */
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

  /** What belongs to a moment strikes once; the rest stays for some seconds. */
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

  /** Back in front, with a network, and alive. */
  private recover(): void {
    const phone = this.parts.phone()
    if (phone?.state().visibility === 'killed') {
      this.parts.relaunch()
      return
    }
    phone?.controls.show()
    if (phone?.state().networkType === 'none') phone.controls.setNetwork('wifi')
  }

  /** What is over by then has been put back already. */
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
