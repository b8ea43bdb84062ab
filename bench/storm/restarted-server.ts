import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { NO_LIMITS, freePort } from '../processes/own-server'
import { SERVER_CORE } from '../processes/measured'
import { pinned } from '../processes/pinned'

/** Our server at one address, across its restarts. */
export class RestartedServer {
  readonly url: string
  private child: ChildProcess | undefined

  private constructor(
    private readonly program: string,
    private readonly folder: string,
    private readonly port: number
  ) {
    this.url = `http://127.0.0.1:${port}`
  }

  static async start(program: string, folder: string): Promise<RestartedServer> {
    const server = new RestartedServer(program, folder, await freePort())
    await server.run()
    return server
  }

  /** Ends it in the given way and starts it again at once, as a supervisor does. */
  async restart(signal: NodeJS.Signals): Promise<void> {
    await this.stop(signal)
    await this.run()
  }

  async stop(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { child } = this
    if (child?.exitCode !== null || child.signalCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }

  private async run(): Promise<void> {
    const [command = '', ...rest] = pinned(SERVER_CORE, [process.execPath, this.program])
    const env = { ...process.env, ...NO_LIMITS, PORT: String(this.port), DATA_DIR: this.folder }
    const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'inherit'], env })
    this.child = child
    for await (const line of createInterface(child.stdout)) {
      if (!line.includes('"listening"')) continue
      child.stdout.resume()
      return
    }
    throw new Error('the server ended before it listened')
  }
}
