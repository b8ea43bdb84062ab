import type { Storage } from '../../platform/ports'
import { Signal } from '../signal'
import { Shelf } from './shelf'

/** Whose things lie on the phone: one server, one user. */
export interface Owner {
  server: string
  userId: string
}

const NOBODY: Owner = { server: '', userId: '' }

/**
 * The one whom everything kept belongs to. Whoever holds something of his lets go of it when `changed`
 * tells of another, and takes up what the other one left.
 */
export class Account {
  readonly changed = new Signal()
  private owner = NOBODY

  constructor(private readonly storage: Storage) {}

  get userId(): string {
    return this.owner.userId
  }

  /** Where a part of the owner's things lies. */
  shelf(name: string): Shelf {
    const { server, userId } = this.owner
    return new Shelf(this.storage, `account/${server}/${userId}/${name}/`)
  }

  enter(owner: Owner): void {
    if (owner.server === this.owner.server && owner.userId === this.owner.userId) return
    this.owner = owner
    this.changed.emit()
  }

  leave(): void {
    this.enter(NOBODY)
  }
}
