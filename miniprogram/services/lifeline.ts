import type { Network, NetworkStatus } from '../platform/ports'
import type { Session } from './session/session'
import { Signal } from './signal'
import type { Connection } from './socket/connection'
import type { Fallback } from './fallback/fallback'
import { awake } from './socket/connection-state'

/** The parts that the lifeline connects. */
export interface LifelineParts {
  session: Session
  connection: Connection
  fallback: Fallback
  network: Network
}

const UNTOLD: NetworkStatus = { isConnected: true, type: 'unknown' }

/** Opens and closes the connection according to the session, the network, and the app's show and hide events. */
export class Lifeline {
  /** Emits when the network comes or goes. */
  readonly changed = new Signal()
  private status = UNTOLD
  private token = ''

  constructor(private readonly parts: LifelineParts) {
    const { session, connection, fallback, network } = parts
    fallback.refused.on((code) => session.refused(code))
    session.changed.on(() => this.followSession())
    connection.changed.on(() => this.followConnection())
    network.onChange((status) => this.followNetwork(status))
    network.status().then(
      (status) => {
        // An event that arrived meanwhile is newer
        if (this.status === UNTOLD) this.note(status)
      },
      () => undefined // The network is unknown, so the phone tries to connect
    )
  }

  get hasNetwork(): boolean {
    return this.status.isConnected
  }

  /** wifi, 2g … 5g, unknown, none. */
  get networkType(): string {
    return this.status.isConnected ? this.status.type : 'none'
  }

  start(server: string): void {
    this.parts.connection.close()
    this.token = ''
    this.parts.session.start(server)
  }

  /** The user asks for an attempt now. */
  retryNow(): void {
    const { session, connection } = this.parts
    session.hurry()
    if (awake(connection.state).name === 'refused') connection.open()
    else connection.hint()
  }

  private followSession(): void {
    const { token } = this.parts.session
    if (token === this.token) return
    this.token = token
    this.parts.connection.close()
    if (token !== '') this.parts.connection.open()
  }

  private followConnection(): void {
    const state = awake(this.parts.connection.state)
    if (state.name === 'refused') this.parts.session.refused(state.code)
  }

  private followNetwork(status: NetworkStatus): void {
    const before = this.status
    this.note(status)
    if (!status.isConnected) return
    this.parts.session.hurry()
    const isAnother = before.type !== status.type && before.type !== 'unknown'
    if (!before.isConnected || isAnother) this.parts.connection.replace()
  }

  private note(status: NetworkStatus): void {
    this.status = status
    this.changed.emit()
  }
}
