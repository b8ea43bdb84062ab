import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { failure } from '../../protocol/failures'
import { notices } from '../../protocol/notices'
import { requests, type RequestUrl } from '../../protocol/requests'
import { BYE_REASONS, REMEDIES } from '../../miniprogram/protocol/failures'

const TESTS = join(__dirname, '..')

const page = readFileSync(join(__dirname, '../../docs/protocol.md'), 'utf8')

const rules = [...page.matchAll(/^- \*\*\[([A-Z]+\d+)\]\*\*/gm)].map(([, id]) => id)

const rulesIn = (text: string) => [...text.matchAll(/\[([A-Z]{3,5}\d+)\]/g)].map(([, id]) => id)

const isRequest = (url: string): url is RequestUrl => url in requests

interface Frame {
  url?: string
  id?: number
  re?: number
  data?: unknown
  error?: { code: string }
}

/** The frames of the worked example, in order, with batches split. */
function exampleFrames(): Frame[] {
  const lines = [...page.matchAll(/^[→←] (.*)$/gm)].map(([, json = '']) => json)
  return lines.flatMap((json) => JSON.parse(json) as Frame | Frame[])
}

/** The frames whose data does not match their url, or the url of the request that they answer. */
function misshapen(frames: Frame[]): Frame[] {
  const asked = new Map<number, RequestUrl>()
  return frames.filter((frame) => {
    if (frame.id !== undefined && frame.url && isRequest(frame.url)) asked.set(frame.id, frame.url)
    return !v.is(schemaOf(frame, asked), frame.error ?? frame.data)
  })
}

const refused = (frames: Frame[]): Frame[] =>
  frames.filter((_, place) => frames[place + 1]?.error?.code === 'bad-request')

function schemaOf({ url = '', id, re, error }: Frame, asked: Map<number, RequestUrl>) {
  if (error) return failure
  if (re !== undefined) return requests[asked.get(re)!].result
  if (id !== undefined && isRequest(url)) return requests[url].params
  return notices[url as keyof typeof notices]
}

describe('docs/protocol.md', () => {
  it('shows frames that the schemas accept, except the one that it shows as refused', () => {
    const frames = exampleFrames()

    expect(refused(frames)).toHaveLength(1)
    expect(misshapen(frames)).toEqual(refused(frames))
  })

  it('mentions every url, notice, code and reason', () => {
    const words = [
      ...Object.keys(requests),
      ...Object.keys(notices),
      ...Object.keys(REMEDIES),
      ...BYE_REASONS,
    ]

    expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([])
  })

  it('numbers each rule once, and refers only to existing rules', () => {
    expect(rules.filter((id, place) => rules.indexOf(id) !== place)).toEqual([])
    expect(rulesIn(page).filter((id) => !rules.includes(id))).toEqual([])
  })

  it('has every rule that a test quotes', () => {
    const tests = readdirSync(TESTS, { recursive: true, encoding: 'utf8' })
    const sources = tests
      .filter((name) => name.endsWith('.test.ts'))
      .map((name) => readFileSync(join(TESTS, name), 'utf8'))

    const quoted = sources.flatMap(rulesIn)
    expect(quoted.length).toBeGreaterThan(50)
    expect(quoted.filter((id) => !rules.includes(id))).toEqual([])
  })
})
