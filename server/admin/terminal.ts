/** What the commands need of the process that runs them. */
export interface Terminal {
  /** The server's folder; throws where the variable is wrong. */
  dataDir: () => string
  /** Where paths given on the command line begin. */
  cwd: string
  print: (text: string) => void
  fail: (exitCode: number) => void
}
