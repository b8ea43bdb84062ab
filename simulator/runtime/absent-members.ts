/** The members of wx that the mini-program has asked for and the simulator does not have. */
export class AbsentMembers {
  private readonly names = new Set<string>()
  /** Asked for in this turn of the event loop. */
  private last: string | undefined

  /** The answer for whoever asks whether it is there. */
  readonly ask = (name: string): undefined => {
    this.names.add(name)
    this.last = name
    setTimeout(() => {
      if (this.last === name) this.last = undefined
    }, 0)
  }

  /** Says of a call that failed for want of a member which member that is. */
  readonly explain = (error: Error): Error => {
    const name = error instanceof TypeError ? this.nameIn(error.message) : undefined
    if (name === undefined) return error
    return new Error(`wx.${name} is not supported by the simulator`, { cause: error })
  }

  private nameIn(message: string): string | undefined {
    const [, called] =
      /([\w$]+)(?:\(\.\.\.\))? is not a (?:function|constructor)/.exec(message) ?? []
    if (called !== undefined && this.names.has(called)) return called
    return /undefined|is not a (function|constructor)/.test(message) ? this.last : undefined
  }
}
