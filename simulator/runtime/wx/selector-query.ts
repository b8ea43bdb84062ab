import type { Element } from 'glass-easel'
import type { component } from 'glass-easel-miniprogram-adapter'
import type { Page } from '../pages/page'
import type { Quirks } from '../quirks'
import { fieldsOf, viewportFields, type Fields } from './node-fields'

type Component = component.GeneralComponent
type Answer = Record<string, unknown> | null | (Record<string, unknown> | null)[]
type Told = ((answer: Answer) => void) | undefined

const RECT: Fields = { id: true, dataset: true, rect: true, size: true }
const SCROLL: Fields = { id: true, dataset: true, scrollOffset: true }

/** Measures a page's elements like the phone's view: all at once, answered in a later task. */
export class SelectorQuery {
  private readonly questions: { ask: () => Answer; told: Told }[] = []

  constructor(
    private readonly page: Page,
    private scope: Component,
    private readonly quirks: Quirks
  ) {}

  in(scope: Component): this {
    this.scope = scope
    return this
  }

  select(selector: string): NodesRef {
    const root = this.scope._$.getShadowRoot()
    return this.ref((fields) => this.measure(root?.querySelector(selector) ?? null, fields))
  }

  selectAll(selector: string): NodesRef {
    const root = this.scope._$.getShadowRoot()
    return this.ref((fields) =>
      (root?.querySelectorAll(selector) ?? []).map((element) => this.measure(element, fields))
    )
  }

  selectViewport(): NodesRef {
    return this.ref((fields) => viewportFields(this.page.frame, fields))
  }

  exec(told?: (answers: Answer[]) => void): this {
    const questions = this.questions.splice(0)
    setTimeout(() => {
      const answers = questions.map(({ ask }) => ask())
      questions.forEach((question, index) => question.told?.(answers[index] ?? null))
      told?.(answers)
    }, this.quirks.measuresAfterMs)
    return this
  }

  private ref(ask: (fields: Fields) => Answer): NodesRef {
    const push = (fields: Fields, told: Told) => {
      this.questions.push({ ask: () => ask(fields), told })
      return this
    }
    return new NodesRef(push)
  }

  private measure(element: Element | null, fields: Fields): Record<string, unknown> | null {
    if (!element || this.quirks.measuresNothing) return null
    const found = fieldsOf(element, fields, this.page.frame.viewport)
    return found && this.quirks.hasNoContexts && fields.node ? { ...found, node: null } : found
  }
}

/** The requests for the elements of a selector. */
export class NodesRef {
  constructor(private readonly push: (fields: Fields, told: Told) => SelectorQuery) {}

  fields = (fields: Fields, told?: Told): SelectorQuery => this.push(fields, told)
  boundingClientRect = (told?: Told): SelectorQuery => this.push(RECT, told)
  scrollOffset = (told?: Told): SelectorQuery => this.push(SCROLL, told)
  context = (told?: Told): SelectorQuery => this.push({ context: true }, told)
  node = (told?: Told): SelectorQuery => this.push({ node: true }, told)
}
