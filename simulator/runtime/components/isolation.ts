import type { CodeSpace } from 'glass-easel-miniprogram-adapter'
import type { CompiledComponent, Config } from '../mini-program'

/** What a component may say of its styles in its JSON file or in its code. */
interface StyleOptions {
  styleIsolation?: string
  addGlobalClass?: boolean
}

type Options = StyleOptions & { pureDataPattern?: unknown }
type Prepare = (
  path: string,
  options?: Options
) => [Record<string, unknown> & { styleScope?: number }, string]

/** Where the library decides about the styles of a component: its code has run then. */
interface PreparingSpace {
  prepareComponentOptions: Prepare
}

/**
 * Lets the options of Component() count as those of the JSON file do, and makes a page share its styles with the app
 * unless it says otherwise. `scoped` hears the prefix of a component's classes, undefined if it has none.
 */
export function followStyleOptions(
  space: CodeSpace,
  find: (path: string) => CompiledComponent | undefined,
  scoped: (path: string, scope: string | undefined) => void
): void {
  const library = space as unknown as PreparingSpace
  const prepare = library.prepareComponentOptions.bind(space)
  let count = 0
  library.prepareComponentOptions = (path, options) => {
    const component = find(path)
    if (component === undefined) return prepare(path, options)
    const config = withOptions(component, options)
    const scope = isShared(config) ? undefined : `c${(count++).toString(36)}`
    space.addComponentStaticConfig(path, config)
    space.addStyleSheet(path, path, scope)
    scoped(path, scope)
    const [all, isolation] = prepare(path, options)
    // a page's sheet finds its ids as they stand in its template
    const ids = { idPrefixGenerator: null, writeIdToDOM: true }
    return [component.isPage ? { ...all, ...ids } : all, isolation]
  }
}

function withOptions({ config, isPage }: CompiledComponent, options: Options = {}): Config {
  const styleIsolation =
    options.styleIsolation ??
    (config['styleIsolation'] as string | undefined) ??
    isolationOf(isPage, options.addGlobalClass ?? config['addGlobalClass'] === true)
  return { ...config, styleIsolation }
}

function isolationOf(isPage: boolean, addGlobalClass: boolean): string {
  if (isPage) return 'shared'
  return addGlobalClass ? 'apply-shared' : 'isolated'
}

const isShared = ({ styleIsolation }: Config): boolean =>
  styleIsolation === 'shared' || styleIsolation === 'page-shared'
