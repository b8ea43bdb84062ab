/** What the commands need from their process. */
export interface Terminal {
  /** The server's folder. Throws if the variable is wrong. */
  dataDir: () => string
  /** The folder to which paths on the command line are relative. */
  cwd: string
  print: (text: string) => void
  fail: (exitCode: number) => void
}
