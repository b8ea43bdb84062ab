import { makeAutoObservable } from 'mobx-miniprogram'
import { MAX_NAME_LENGTH } from '../protocol/limits'
import { isName, withoutUnseen } from '../protocol/text-rules'
import type { Lifeline } from '../services/lifeline'
import type { Session } from '../services/session/session'
import { userOf, type SessionState } from '../services/session/session-state'
import type { AvatarColours } from './look/avatar-colours'
import { letterOf } from './look/avatars'
import { shownName } from './look/bidi'
import { cut } from '../protocol/graphemes'

/** Why an address is invalid; empty if it is valid. */
export type ServerProblem = '' | 'not-an-address' | 'not-http'

/** The server's address, and the setting for a custom one. */
export interface ServerChoice {
  /** False in released builds. */
  canChange: boolean
  parse(text: string): string | undefined
  keep(address: string): void
}

/** What the store shows and changes. */
export interface MeStoreParts {
  session: Session
  lifeline: Lifeline
  server: ServerChoice
  colours: AvatarColours
}

/** The user of this phone. */
export class MeStore {
  phase: SessionState['name'] = 'unknown'
  userId = ''
  name = ''
  avatar = ''
  avatarText = ''
  avatarColor = 0
  nameDraft = ''
  /** The server refused the name in the draft. */
  isNameRefused = false
  serverAddress = ''
  serverProblem: ServerProblem = ''

  constructor(private readonly parts: MeStoreParts) {
    makeAutoObservable<this, 'parts'>(this, { parts: false }, { autoBind: true })
    parts.session.changed.on(() => this.follow())
    parts.colours.changed.on(() => this.follow())
    this.follow()
  }

  get canSignIn(): boolean {
    if (this.phase === 'needs-name') return isName(this.nameToBe)
    return this.phase === 'signed-out' || this.phase === 'failed'
  }

  get canChangeServer(): boolean {
    return this.parts.server.canChange
  }

  editName(name: string): void {
    this.nameDraft = name
    this.isNameRefused = false
  }

  signIn(): void {
    if (!this.canSignIn) return
    if (this.phase === 'needs-name') this.parts.session.signInAs(this.nameToBe)
    else this.parts.session.signIn()
  }

  /** The phone's data stays with the server that it came from. */
  changeServer(text: string): void {
    const { server, lifeline } = this.parts
    const address = server.parse(text)
    this.serverProblem = problemOf(text, address)
    if (!address || !server.canChange || address === this.serverAddress) return
    server.keep(address)
    lifeline.start(address)
  }

  /** The typed name in the form that the server accepts. */
  private get nameToBe(): string {
    return withoutUnseen(cut(withoutUnseen(this.nameDraft), MAX_NAME_LENGTH))
  }

  /** Puts the refused name back into the field, so that it can be edited. */
  private heedRefusal(state: SessionState): void {
    if (state.name !== 'needs-name' || state.refused === undefined) return
    this.nameDraft = shownName(state.refused)
    this.isNameRefused = true
  }

  private follow(): void {
    const { session } = this.parts
    const user = userOf(session.state)
    this.heedRefusal(session.state)
    this.phase = session.state.name
    this.userId = user?.id ?? ''
    this.name = shownName(user?.name ?? '')
    this.avatar = user?.avatar ?? ''
    this.avatarText = letterOf(this.name)
    this.avatarColor = this.parts.colours.of(this.userId)
    this.serverAddress = session.serverAddress
  }
}

function problemOf(text: string, address: string | undefined): ServerProblem {
  if (address) return ''
  return /^https?:\/\//.test(text.trim()) ? 'not-an-address' : 'not-http'
}
