import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { NODE_FLAGS } from '../../server/node-flags.mjs'
import type { Question } from '../probe'
import { coresFor } from './cores'
import { pinned } from './pinned'

/** The folder of the bundles. */
export const DIST = import.meta.dirname

/** Contenders run on one core. The people have the other to themselves. */
export const { server: SERVER_CORE, people: GENERATOR_CORE } = coresFor(DIST)

interface Program {
  core: number
  file: string
  args?: readonly string[]
  env?: Readonly<Record<string, string>>
}

/**
 * A program in its own process, on its own core, that reports its resource use.
 * All programs get the Node flags of our server.
 */
export class Measured {
  private readonly child: ChildProcess
  private readonly news: unknown[] = []
  private whenNews: (() => void) | undefined

  constructor({ core, file, args = [], env = {} }: Program) {
    const probe = path.join(DIST, 'probe.mjs')
    const node = [process.execPath, ...NODE_FLAGS, '--expose-gc', '--import', probe, file, ...args]
    const [command = '', ...rest] = pinned(core, node)
    this.child = spawn(command, rest, {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...process.env, ...env },
    })
    this.child.on('message', (message) => this.hear(message))
    this.child.on('exit', (code) => this.hear({ problem: `${file} ended with ${String(code)}` }))
  }

  get pid(): number {
    return this.child.pid ?? 0
  }

  tell(message: object | string): void {
    this.child.send(message)
  }

  /** Resolves with the next message that passes the test. */
  async told<T>(isIt: (message: unknown) => message is T): Promise<T> {
    for (;;) {
      const index = this.news.findIndex((one) => isIt(one) || isProblem(one))
      const [found] = index < 0 ? [] : this.news.splice(index, 1)
      if (isIt(found)) return found
      if (isProblem(found)) throw new Error(found.problem)
      await new Promise<void>((resolve) => (this.whenNews = resolve))
    }
  }

  async ask(question: Question): Promise<number> {
    this.tell(question)
    return (await this.told(has(question)))[question]
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const exited = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await exited
  }

  private hear(message: unknown): void {
    this.news.push(message)
    this.whenNews?.()
  }
}

/** Recognises a message by a field. */
export const has =
  <K extends string>(key: K) =>
  (message: unknown): message is Record<K, number> =>
    typeof message === 'object' && message !== null && key in message

const isProblem = (message: unknown): message is { problem: string } =>
  typeof message === 'object' && message !== null && 'problem' in message
