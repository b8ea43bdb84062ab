/** The environment of the process, or one made by a test. */
export type Environment = Readonly<Record<string, string | undefined>>

/** A variable is wrong. The message is one sentence that says what would be right. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem'
}

/** Reads one environment; an empty variable counts as absent. */
export class Variables {
  constructor(private readonly environment: Environment) {}

  text(name: string): string | undefined {
    const value = this.environment[name]?.trim()
    return value === '' ? undefined : value
  }

  /** A whole number within the bounds. */
  integer(name: string, absent: number, [least, most]: readonly [number, number]): number {
    const value = this.text(name)
    if (value === undefined) return absent
    const number = /^\d{1,15}$/.test(value) ? Number(value) : NaN
    if (number >= least && number <= most) return number
    return this.wrong(name, `must be a whole number from ${least} to ${most}`)
  }

  choice<T extends string>(name: string, absent: T, choices: readonly T[]): T {
    const value = this.text(name)
    if (value === undefined) return absent
    return choices.find((one) => one === value) ?? this.wrong(name, oneOf(choices))
  }

  /** Refuses the variable. The message shows its value unless it is a secret. */
  wrong(name: string, rule: string): never {
    throw new ConfigProblem(`${name} ${rule}, but is ${JSON.stringify(this.text(name))}.`)
  }
}

const oneOf = (choices: readonly string[]): string =>
  choices.length === 1
    ? `must be exactly ${choices.join()}`
    : `must be one of ${choices.join(', ')}`
