import type { User } from '../../../protocol/user'
import type { Random, Storage } from '../../platform/ports'
import { isNumber, isRecord, isString } from '../keeping/checks'
import { Shelf } from '../keeping/shelf'

const DEVICE_BYTES = 16

/** The credentials that a server issued to one of its users. */
export interface Credentials {
  token: string
  user: User
}

/** The phone's credentials: its device id, and the signed-in user of each server. */
export class CredentialStore {
  /** Also counted in memory, for phones whose storage is full. */
  private attempt = 0
  private device: string | undefined

  constructor(
    private readonly storage: Storage,
    private readonly random: Random
  ) {}

  get deviceId(): string {
    const shelf = new Shelf(this.storage, 'phone/')
    this.device ??= shelf.get('device', isString) ?? hex(this.random.bytes(DEVICE_BYTES))
    shelf.set('device', this.device)
    return this.device
  }

  get(server: string): Credentials | undefined {
    return this.shelf(server).get('credentials', isCredentials)
  }

  keep(server: string, credentials: Credentials): void {
    this.shelf(server).set('credentials', credentials)
  }

  demoName(server: string): string | undefined {
    return this.shelf(server).get('demo-name', isString)
  }

  keepDemoName(server: string, name: string): void {
    this.shelf(server).set('demo-name', name)
  }

  /** Higher than at any earlier login, so a delayed old login cannot replace a new one. */
  nextAttempt(server: string): number {
    const kept = this.shelf(server).get('attempt', isNumber) ?? 0
    this.attempt = Math.max(this.attempt, kept) + 1
    this.shelf(server).set('attempt', this.attempt)
    return this.attempt
  }

  private shelf(server: string): Shelf {
    return new Shelf(this.storage, `server/${server}/`)
  }
}

function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

function isCredentials(value: unknown): value is Credentials {
  if (!isRecord(value) || !isString(value['token']) || !isRecord(value['user'])) return false
  const { id, name, avatar } = value['user']
  return isString(id) && isString(name) && isString(avatar)
}
