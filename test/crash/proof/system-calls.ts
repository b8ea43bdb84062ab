/** One system call in strace's output; `began` and `ended` are positions in the trace. */
export interface SystemCall {
  name: string
  /** The target of the first file descriptor: a path, or `TCP:[…]`. */
  target: string
  /** Everything after the file descriptor, in strace's notation. */
  rest: string
  result: number
  began: number
  ended: number
}

interface Line {
  thread: string
  text: string
  place: number
}

type Begun = Omit<SystemCall, 'result' | 'ended'>

const THREAD = /^(\d+) +(.*)$/s
const UNFINISHED = ' <unfinished ...>'
const RESUMED = /^<\.\.\. \w+ resumed>(.*)$/s
const BEGINNING = /^(\w+)\(\d+<(.*?)>(?=[,)]|$)(.*)$/s
const RESULT = /\) += (-?\d+)/

/** Parses the output of `strace -f -yy`. Joins the parts of calls that another thread's call interrupted. */
export function systemCalls(trace: string): SystemCall[] {
  const begunByThread = new Map<string, Begun>()
  const calls = linesOf(trace).flatMap((line) => {
    const begun = RESUMED.test(line.text) ? begunByThread.get(line.thread) : begunIn(line)
    if (!begun) return []
    begunByThread.set(line.thread, begun)
    return line.text.endsWith(UNFINISHED) ? [] : endedIn(line, begun)
  })
  return calls.sort((a, b) => a.began - b.began)
}

function linesOf(trace: string): Line[] {
  return trace.split('\n').flatMap((line, place) => {
    const [, thread = '', text = ''] = THREAD.exec(line) ?? []
    return thread === '' ? [] : [{ thread, text, place }]
  })
}

function begunIn({ text, place }: Line): Begun | undefined {
  const [, name, target = '', rest = ''] = BEGINNING.exec(text.replace(UNFINISHED, '')) ?? []
  return name === undefined ? undefined : { name, target, rest, began: place }
}

function endedIn({ text, place }: Line, begun: Begun): SystemCall[] {
  const [, more = ''] = RESUMED.exec(text) ?? []
  const rest = begun.rest + more
  const result = RESULT.exec(rest.slice(rest.lastIndexOf(')')))?.[1]
  return result === undefined ? [] : [{ ...begun, rest, result: Number(result), ended: place }]
}
