import path from 'node:path'
import type { compileProgram } from '../../simulator/compile/compile'
import { inMemory, type KeyValues } from '../../simulator/platform/key-values'
import { createPhone, type Phone as Platform } from '../../simulator/platform/phone'
import type { Transport } from '../../simulator/platform/transport'
import { USUAL_HABITS } from '../../simulator/runtime/habits'
import type { MiniProgram } from '../../simulator/runtime/mini-program'
import { Phone } from '../../simulator/runtime/phone'
import { Hand } from './hand'
import { mountComponent, type MountedComponent } from './mounted-component'
import { nowhere } from './nowhere'
import { settled } from './settled'

export { settled }

/** Settings of the phone that a test opens. */
export interface HostOptions {
  name?: string
  storage?: KeyValues
  transport?: Transport
  /** As WeChat writes it. */
  language?: string
  /** The paths of components that no page uses yet. */
  components?: readonly string[]
}

/**
 * A mini-program on the real runtime, in jsdom. A test file requests it with its first line:
 * `@jest-environment ./test/simulator/phone-environment.ts`.
 */
export class RuntimeHost {
  readonly platform: Platform
  readonly phone: Phone
  private readonly screen = document.createElement('main')

  constructor(program: MiniProgram, options: HostOptions = {}) {
    const { name = '小雨', storage = inMemory(), transport = nowhere, language } = options
    this.platform = createPhone({ clock, random, transport, storage, name })
    document.body.append(this.screen)
    this.phone = new Phone({
      program,
      platform: this.platform,
      element: this.screen,
      theme: 'light',
      ...(language !== undefined && { habits: { ...USUAL_HABITS, language } }),
      assetUrl: (asset) => asset,
    })
    this.phone.load()
  }

  /** Opens a page as the only one, without App's lifecycle. */
  async open(url: string): Promise<Hand> {
    this.phone.stack.reLaunch(url)
    await settled()
    return this.page
  }

  /** Opens the mini-program as a tap in WeChat's list does. */
  async launch(): Promise<Hand> {
    this.phone.launch()
    await settled()
    return this.page
  }

  /** Mounts one component with these properties. */
  async mount(component: string, properties: object = {}): Promise<MountedComponent> {
    const mounted = mountComponent(this.phone, { component, properties })
    await settled()
    return mounted
  }

  /** The top page. */
  get page(): Hand {
    return new Hand(this.phone.topPage.frame.element)
  }

  /** The whole screen, including bars and dialogs. */
  get whole(): Hand {
    return new Hand(this.screen)
  }

  /** The mini-program's errors so far, in the simulator's words. */
  get complaints(): string[] {
    return this.phone.reports.all.map(({ message }) => message)
  }

  /** Stops all of its code. Otherwise it would draw on the next test's screen. */
  close(): void {
    this.platform.controls.kill()
    this.phone.close()
    this.screen.remove()
  }
}

const compiled = new Map<string, Promise<MiniProgram>>()

/** Compiles a folder once for each test file, and opens it on a new phone each time. */
export async function openRuntime(folder: string, options: HostOptions = {}): Promise<RuntimeHost> {
  const key = JSON.stringify([folder, options.components])
  const program = compiled.get(key) ?? compile(folder, options.components)
  compiled.set(key, program)
  return new RuntimeHost(await program, options)
}

async function compile(folder: string, components?: readonly string[]): Promise<MiniProgram> {
  const world = globalThis as unknown as {
    compileMiniProgram: (...input: Parameters<typeof compileProgram>) => Promise<string>
    miniProgram: MiniProgram
  }
  const script = document.createElement('script')
  script.textContent = await world.compileMiniProgram(path.resolve(folder), components)
  document.head.append(script)
  return { ...world.miniProgram, styles: emptied(world.miniProgram.styles) }
}

/** Removes the style sheets: jsdom draws nothing, and its parser does not know all rules that browsers do. */
function emptied(styles: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.keys(styles).map((path) => [path, '']))
}

const clock = {
  now: () => Date.now(),
  setTimeout: (run: () => void, ms: number) => setTimeout(run, ms),
  clearTimeout: (timer: unknown) => clearTimeout(timer as NodeJS.Timeout),
}

const random = { bytes: (length: number) => new Uint8Array(length) }
