/** The texts that stores put into rows. The text folder has them in each language. */
export interface Words {
  yesterday: string
  /** Sunday first. */
  weekdays: readonly string[]
  monthDay: (month: number, day: number) => string
  yearMonthDay: (date: { year: number; month: number; day: number }) => string
  newMessages: string
  recalledByMe: string
  recalledBy: (name: string) => string
  /** One or more people, one behind the other. */
  joined: (names: readonly string[]) => string
  left: (names: readonly string[]) => string
  titleChanged: (name: string, title: string) => string
  unsupported: string
  /** For a person whose name is unknown. */
  someone: string
  /** Title of a conversation that is not there any more, and in which messages of mine wait. */
  stranded: string
  /** The texts of failures by code. Unknown codes are possible. */
  problem: (code: string) => string
}
