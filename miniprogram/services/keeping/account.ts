import type { Storage } from '../../platform/ports'
import { Signal } from '../signal'
import { Shelf } from './shelf'

/** The owner of data on the phone: one server, one user. */
export interface Owner {
  server: string
  userId: string
}

/** Keys of the rows, messages and names of all owners. */
const FETCHABLE = /^account\/https?:\/\/[^/]+\/[^/]+\/(log|rows|people)\//
const NOBODY: Owner = { server: '', userId: '' }

/**
 * The owner of all stored data. When `changed` emits a new owner, services drop the old owner's data and load the new
 * owner's.
 */
export class Account {
  readonly changed = new Signal()
  private owner = NOBODY
  /** The person's previous id, from before the server lost its people. */
  private formerId: string | undefined

  /** Data that cannot be fetched again is written to the `precious` storage, which frees space for it. */
  constructor(
    private readonly storage: Storage,
    private readonly preciousStorage: Storage = storage
  ) {}

  get userId(): string {
    return this.owner.userId
  }

  /** The shelf for one part of the owner's data. */
  shelf(name: string): Shelf {
    return new Shelf(this.storage, this.prefixOf(name))
  }

  /** The shelf for a part that cannot be fetched again. */
  precious(name: string): Shelf {
    return new Shelf(this.preciousStorage, this.prefixOf(name))
  }

  /** The shelf with the precious data that the same person left under an earlier id. */
  inheritance(name: string): Shelf | undefined {
    if (this.formerId === undefined) return undefined
    return new Shelf(this.preciousStorage, prefixOf({ ...this.owner, userId: this.formerId }, name))
  }

  enter(owner: Owner, formerId?: string): void {
    if (owner.server === this.owner.server && owner.userId === this.owner.userId) return
    this.owner = owner
    this.formerId = formerId
    this.changed.emit()
  }

  leave(): void {
    this.enter(NOBODY)
  }

  /** Drops the cached data of other users of this phone. Returns whether there was any. */
  dropOthers(): boolean {
    const mine = this.prefixOf('').slice(0, -1)
    const keys = this.storage.keys().filter((key) => FETCHABLE.test(key) && !key.startsWith(mine))
    for (const key of keys) this.storage.remove(key)
    return keys.length > 0
  }

  private prefixOf(name: string): string {
    return prefixOf(this.owner, name)
  }
}

function prefixOf({ server, userId }: Owner, name: string): string {
  return `account/${server}/${userId}/${name}/`
}
