import { createRequire } from 'node:module'
import path from 'node:path'

/** The repository of this folder, for its packages and its simulator. */
export const repository = path.join(import.meta.dirname, '..', '..')
export const requireFromRepository = createRequire(path.join(repository, 'package.json'))

const GIVEN = [
  'document',
  'Event',
  'CustomEvent',
  'MutationObserver',
  'Node',
  'Element',
  'HTMLElement',
]

/** Gives this process a document to draw in. */
export function openDocument() {
  const { JSDOM } = requireFromRepository('jsdom')
  const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true })
  window.Element.prototype.scrollTo = () => undefined
  const names = [
    ...GIVEN,
    'AbortController',
    'AbortSignal',
    'HTMLInputElement',
    'HTMLTextAreaElement',
    'MouseEvent',
    'KeyboardEvent',
  ]
  const functions = ['getComputedStyle', 'requestAnimationFrame', 'cancelAnimationFrame']
  for (const name of [...names, ...functions]) globalThis[name] = window[name]
  globalThis.window = window
}

/** Enough time for everything that a component does when it is drawn. */
export const drawn = () => new Promise((resolve) => setTimeout(resolve, 5))
