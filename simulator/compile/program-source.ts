import { existsSync } from 'node:fs'
import path from 'node:path'
import { CompileError } from './compile-error'
import { readConfig, readConfigIfAny } from './json'
import type { ComponentSource, Config, ProgramSource } from './program'
import { resolveReference } from './source-path'

/** Reads app.json and follows every `usingComponents` recursively. */
export function readProgram(root: string, extra: readonly string[] = []): ProgramSource {
  const app = readConfig(root, 'app.json')
  const walk = new ComponentWalk(root, app)
  for (const page of pagesOf(app)) walk.visit(page, 'page')
  for (const component of extra) walk.visit(component, 'component')
  const themeFile = app['themeLocation']
  const theme = typeof themeFile === 'string' ? readConfig(root, themeFile) : {}
  return { root, app, theme, components: walk.found, notes: [] }
}

/** Every page of the main package and of the subpackages, in the order of app.json. */
export function pagesOf(app: Config): string[] {
  const main = (app['pages'] ?? []) as string[]
  const packages = (app['subPackages'] ?? app['subpackages'] ?? []) as {
    root: string
    pages: string[]
  }[]
  return [
    ...main,
    ...packages.flatMap(({ root, pages }) => pages.map((page) => path.posix.join(root, page))),
  ]
}

class ComponentWalk {
  readonly found: ComponentSource[] = []
  private readonly seen = new Set<string>()

  constructor(
    private readonly root: string,
    private readonly app: Config
  ) {}

  visit(component: string, kind: 'page' | 'component'): void {
    if (this.seen.has(component)) return
    this.seen.add(component)
    this.mustHaveScript(component)
    const own = readConfigIfAny(this.root, `${component}.json`)
    const config = { ...own, usingComponents: this.usedBy(component, own) }
    this.visitGenerics(component, config)
    this.found.push({ path: component, isPage: kind === 'page', config })
  }

  private usedBy(component: string, own: Config): Record<string, string> {
    const used: Record<string, string> = {}
    const declared = { ...namesOf(this.app), ...namesOf(own) }
    for (const [tag, reference] of Object.entries(declared)) {
      const target = this.locate(component, reference)
      used[tag] = `/${target}`
      this.visit(target, 'component')
    }
    return used
  }

  private visitGenerics(component: string, config: Config): void {
    const generics = (config['componentGenerics'] ?? {}) as Record<string, { default?: string }>
    for (const generic of Object.values(generics)) {
      if (generic.default === undefined) continue
      const target = this.locate(component, generic.default)
      generic.default = `/${target}`
      this.visit(target, 'component')
    }
  }

  private locate(from: string, reference: string): string {
    const relative = resolveReference(from, reference)
    const candidates = [relative, `miniprogram_npm/${reference}`, `${relative}/index`]
    const target = candidates.find((candidate) => this.has(`${candidate}.json`))
    if (target !== undefined) return target
    const message = `component ${JSON.stringify(reference)} is not found`
    throw new CompileError([{ file: `${from}.json`, message }])
  }

  private mustHaveScript(component: string): void {
    if (this.has(`${component}.ts`) || this.has(`${component}.js`)) return
    throw new CompileError([{ file: component, message: 'has neither a .ts nor a .js file' }])
  }

  private has(file: string): boolean {
    return existsSync(path.join(this.root, file))
  }
}

function namesOf(config: Config): Record<string, string> {
  return (config['usingComponents'] ?? {}) as Record<string, string>
}
