import { TmplGroup } from 'glass-easel-template-compiler'
import type { Problem } from './compile-error'

interface Diagnostic {
  level: string
  code: number
  message: string
  startLine: number
  startColumn: number
}

/** Of missing and of invalid end tags the library only warns; WeChat's own compiler refuses them. */
const REFUSED = new Set([0x10007, 0x1001f])
/** An entity stands as it is written; an import without a source is none. */
const TAKEN = new Map<number, Kind>([
  [0x10005, 'nothing'],
  [0x1001b, 'notes'],
])
const INVALID_ATTRIBUTE = 0x1000c

type Kind = 'problems' | 'notes' | 'nothing'

/** What is wrong in a template: problems, which WeChat refuses, too, and notes, which stop nothing. */
export function problemsIn(file: string, wxml: string): { problems: Problem[]; notes: Problem[] } {
  const lines = wxml.split('\n')
  const found: Record<'problems' | 'notes', Problem[]> = { problems: [], notes: [] }
  for (const one of diagnosticsOf(wxml)) {
    const { startLine, startColumn, message } = one
    const rest = lines[startLine]?.slice(startColumn) ?? ''
    const problem = { file, line: startLine + 1, column: startColumn + 1, message }
    const kind = kindOf(one, rest)
    if (kind !== 'nothing') found[kind].push(problem)
  }
  return found
}

function diagnosticsOf(wxml: string): Diagnostic[] {
  const group = new TmplGroup()
  const diagnostics = group.addTmpl('', wxml) as Diagnostic[]
  group.free()
  return diagnostics
}

function kindOf({ level, code }: Diagnostic, rest: string): Kind {
  const isElseAlone = code === INVALID_ATTRIBUTE && /^wx:(else|elif)\b/.test(rest)
  if (isElseAlone || REFUSED.has(code)) return 'problems'
  return TAKEN.get(code) ?? KINDS[level] ?? 'problems'
}

const KINDS: Partial<Record<string, Kind>> = { Note: 'nothing', Warn: 'notes' }
