import { strangersIn } from './misspelt'

/** The environment of the process, or one that a test supplies. */
export type Environment = Readonly<Record<string, string | undefined>>

/** A variable has a wrong value. The message is one sentence that says which values are allowed. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem'
}

/** Reads variables from one environment. An empty variable counts as absent. */
export class Variables {
  /** The variables that were read, with their default values. */
  readonly defaults = new Map<string, string>()

  constructor(private readonly environment: Environment) {}

  text<T extends string | undefined = undefined>(name: string, absent?: T): string | T {
    this.defaults.set(name, absent ?? '')
    return this.given(name) ?? (absent as T)
  }

  /** A whole number within the bounds. */
  integer(name: string, absent: number, [least, most]: readonly [number, number]): number {
    const value = this.text(name, String(absent))
    const number = /^\d{1,15}$/.test(value) ? Number(value) : NaN
    if (number >= least && number <= most) return number
    return this.wrong(name, `must be a whole number from ${least} to ${most}`)
  }

  choice<T extends string>(name: string, absent: T, choices: readonly T[]): T {
    const value = this.text(name, absent)
    return choices.find((one) => one === value) ?? this.wrong(name, oneOf(choices))
  }

  /** The path of a folder. No shell expands the value here, so `~` or `$` in it is a mistake. */
  folder<T extends string | undefined>(name: string, absent: T): string | T {
    const value = this.text(name, absent)
    if (value === undefined) return absent
    if (/^~|\$\w|\$\{/.test(value)) {
      this.wrong(name, 'must be a path without ~ and $, which only a shell expands')
    }
    if (/^(["']).*\1$/.test(value)) this.wrong(name, 'must be a path without quotes around it')
    return value
  }

  /** A value that never appears in a message. */
  secret(name: string, { pattern, rule }: { pattern: RegExp; rule: string }): string | undefined {
    const value = this.text(name)
    if (value === undefined || pattern.test(value)) return value
    throw new ConfigProblem(`${name} must be ${rule}, but is not.`)
  }

  /** Refuses the variable. The message contains its value. */
  wrong(name: string, rule: string): never {
    throw new ConfigProblem(`${name} ${rule}, but is ${JSON.stringify(this.given(name))}.`)
  }

  /** Refuses a misspelt name of a known variable. Returns warnings about names that are merely similar. */
  strangers(known: readonly string[]): string[] {
    const names = Object.keys(this.environment).filter((name) => this.given(name) !== undefined)
    return strangersIn(names, known).map(({ name, meant }) => {
      const sentence = `${name} is not a variable of this server`
      if (meant === undefined) return sentence
      throw new ConfigProblem(`${sentence}: did you mean ${meant}?`)
    })
  }

  private given(name: string): string | undefined {
    const value = this.environment[name]?.trim()
    return value === '' ? undefined : value
  }
}

const oneOf = (choices: readonly string[]): string =>
  choices.length === 1
    ? `must be exactly ${choices.join()}`
    : `must be one of ${choices.join(', ')}`
