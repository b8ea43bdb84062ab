import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'
import { failure } from '../../protocol/failures'
import { clientNotices, notices } from '../../protocol/notices'
import { requests, type RequestUrl } from '../../protocol/requests'
import { BYE_REASONS, REMEDIES } from '../../miniprogram/protocol/failures'

const TESTS = join(__dirname, '..')

const page = readFileSync(join(__dirname, '../../docs/protocol.md'), 'utf8')

const rules = [...page.matchAll(/^- \*\*\[([A-Z]+\d+)\]\*\*/gm)].map(([, id]) => id)

const rulesIn = (text: string) => [...text.matchAll(/\[([A-Z]{3,5}\d+)\]/g)].map(([, id]) => id)

/** Without comments: a rule in a comment proves nothing. */
const codeOf = (text: string) => text.replace(/^ *(\/\/|\/?\*).*$/gm, '')

/** The code of all tests in a folder, the storage's contract included. */
const testsIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.test.ts') || name.includes('contract/'))
    .map((name) => codeOf(readFileSync(join(folder, name), 'utf8')))

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

  it('[ERR2] lists every code beside its remedy', () => {
    const rows = page.matchAll(/^\| `([a-z-]+)` +\| [^|]+ \| ([^|]+) \|$/gm)
    const listed = [...rows].flatMap(([, remedy, codes = '']) =>
      [...codes.matchAll(/`([a-z-]+)`/g)].map(([, code = '']) => [code, remedy])
    )
    const assigned = Object.fromEntries(listed) as Record<string, string>

    expect(Object.keys(assigned)).toHaveLength(listed.length)
    expect(assigned).toEqual({ ...REMEDIES, 'timed-out': 'retry', offline: 'retry' })
  })

  it('has every rule that a test quotes, and a test that quotes each rule', () => {
    const quoted = testsIn(TESTS).flatMap(rulesIn)

    expect(quoted.filter((id) => !rules.includes(id))).toEqual([])
    expect(rules.filter((id) => !quoted.includes(id))).toEqual([])
  })

  it('describes no url that CHANGELOG.md does not announce', () => {
    const changes = readFileSync(join(__dirname, '../../CHANGELOG.md'), 'utf8')
    const urls = [...Object.keys(requests), ...Object.keys(notices), ...Object.keys(clientNotices)]

    expect(urls.filter((url) => !changes.includes(`\`${url}\``))).toEqual([])
  })

  it('describes no request that no test of the server makes', () => {
    const tests = testsIn(join(TESTS, 'server')).join('\n')

    expect(Object.keys(requests).filter((url) => !tests.includes(`'${url}'`))).toEqual([])
  })
})
