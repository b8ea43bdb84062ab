import type { Condition } from './condition'
import type { Statement, Value } from './driver'
import { Damage, kindOf } from './trouble'

/** A statement that reports damage to the store's condition. */
export class WatchedStatement<Row> implements Statement<Row> {
  /** `isRight`: whether a row is unaltered. */
  constructor(
    private readonly statement: Statement<Row>,
    private readonly condition: Condition,
    private readonly isRight?: (row: unknown) => boolean
  ) {}

  run(...values: Value[]): ReturnType<Statement<Row>['run']> {
    try {
      return this.statement.run(...values)
    } catch (error) {
      throw this.met(error)
    }
  }

  get(...values: Value[]): Row | undefined {
    try {
      const row = this.statement.get(...values)
      if (row !== undefined) this.check(row)
      return row
    } catch (error) {
      throw this.met(error)
    }
  }

  all(...values: Value[]): Row[] {
    try {
      const rows = this.statement.all(...values)
      if (this.isRight) for (const row of rows) this.check(row)
      return rows
    } catch (error) {
      throw this.met(error)
    }
  }

  private check(row: Row): void {
    if (this.isRight?.(row) === false) throw new Damage('a row is not as it was written')
  }

  private met(error: unknown): unknown {
    return kindOf(error) === 'damaged' ? this.condition.met(error) : error
  }
}
