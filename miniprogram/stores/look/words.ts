/** The texts that stores put into rows. The `text` folder has them in each language. */
export interface Words {
  yesterday: string
  /** Sunday first. */
  weekdays: readonly string[]
  monthDay: (month: number, day: number) => string
  yearMonthDay: (date: { year: number; month: number; day: number }) => string
  newMessages: string
  recalledByMe: string
  recalledBy: (name: string) => string
  /** One or more people who joined one after another. */
  joined: (names: readonly string[]) => string
  left: (names: readonly string[]) => string
  titleChanged: (name: string, title: string) => string
  unsupported: string
  /** For a person whose name is unknown. */
  someone: string
  /** The title of a conversation that no longer exists but still has waiting messages. */
  stranded: string
  /** The text for a failure code. The code may be unknown. */
  problem: (code: string) => string
}
