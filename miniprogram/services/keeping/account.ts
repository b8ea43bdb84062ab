import type { Storage } from '../../platform/ports'
import { Signal } from '../signal'
import { Shelf } from './shelf'

/** Whose things lie on the phone: one server, one user. */
export interface Owner {
  server: string
  userId: string
}

/** Where rows, messages and names of whatever owner lie. */
const FETCHABLE = /^account\/https?:\/\/[^/]+\/[^/]+\/(log|rows|people)\//
const NOBODY: Owner = { server: '', userId: '' }

/**
 * The one whom everything kept belongs to. Whoever holds something of his lets go of it when `changed`
 * tells of another, and takes up what the other one left.
 */
export class Account {
  readonly changed = new Signal()
  private owner = NOBODY
  /** Under which id the server knew the same person before it forgot everybody. */
  private formerId: string | undefined

  /** What cannot be fetched again goes to the `precious` storage, which finds room for it. */
  constructor(
    private readonly storage: Storage,
    private readonly preciousStorage: Storage = storage
  ) {}

  get userId(): string {
    return this.owner.userId
  }

  /** Where a part of the owner's things lies. */
  shelf(name: string): Shelf {
    return new Shelf(this.storage, this.prefixOf(name))
  }

  /** Where a part of them lies that cannot be fetched again. */
  precious(name: string): Shelf {
    return new Shelf(this.preciousStorage, this.prefixOf(name))
  }

  /** Where a part of the precious things lies that the same person left under an earlier id. */
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

  /** Lets go of what others can fetch again who used this phone; true where there was something. */
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
