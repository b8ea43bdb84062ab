import type { Field } from './field-look'
import type { BuiltInNode } from './node'

/** Returns a function that tells the page when the number of lines of a textarea has changed. */
export function lineWatch(node: BuiltInNode, field: Field): () => void {
  let lines = 1
  return () => {
    const height = field.scrollHeight
    const now = Math.round(height / parseFloat(getComputedStyle(field).lineHeight))
    if (field.tagName !== 'TEXTAREA' || !(now > 0) || now === lines) return
    lines = now
    node.fireLater('linechange', { height, heightRpx: rpxOf(node, height), lineCount: lines })
  }
}

function rpxOf({ host }: BuiltInNode, height: number): number {
  return (height * 750) / host.screen.element.clientWidth
}
